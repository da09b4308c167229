package dev.stepgate.runbook.render;

import dev.stepgate.runbook.yaml.Yaml;
import dev.stepgate.runbook.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/** The blocks of a document of ours as pieces of YAML. */
final class Blocks {
  private static final Pattern LABELLED = Pattern.compile("\\*\\*(.+?):\\*\\*(?: (.*))?");
  private static final Pattern EXPLAINED = Pattern.compile("(?:^| )\\*\\((?:[^*]|`\\*`)*\\)\\*$");
  private static final Pattern BULLET = Pattern.compile("(`+[^`]+`+|[^`:]+):(?: (.*))?");
  private final String source;

  Blocks(String source) {
    this.source = source;
  }

  /** What stands behind a label; no value if it stands below. */
  record Labelled(String key, @Nullable Yaml value) {}

  int line(Node node) {
    return node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().get(0).getLineIndex() + 1;
  }

  String heading(Heading heading) {
    return paragraph(heading).replaceFirst("^#+ *", "");
  }

  /** As it stands in the document. */
  String paragraph(Node node) {
    return node.getSourceSpans().stream()
        .map(
            span -> source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength()))
        .collect(Collectors.joining(" "))
        .strip();
  }

  @Nullable Labelled labelled(Node paragraph, Wording wording) {
    Matcher matcher = LABELLED.matcher(paragraph(paragraph));
    return matcher.matches() ? labelled(matcher, wording) : null;
  }

  private static @Nullable Labelled labelled(Matcher matcher, Wording wording) {
    String key = wording.key(matcher.group(1));
    if (key == null) {
      return null;
    }
    String value = matcher.group(2) == null ? "" : matcher.group(2);
    return new Labelled(key, Inline.words(EXPLAINED.matcher(value).replaceFirst("")));
  }

  List<Node> items(Node list) {
    List<Node> items = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      items.add(item);
    }
    return items;
  }

  Yaml check(Node item) {
    List<Yaml.Entry> entries = new ArrayList<>();
    entry(item, Wording.CHECK).ifPresent(entries::add);
    Node last = item.getLastChild();
    if (last instanceof BulletList list && items(item).size() > 1) {
      boolean isValue = items(item).size() == 2 && isEntryWithoutValue(item);
      if (!isValue) {
        items(list).forEach(more -> entry(more, Wording.CHECK).ifPresent(entries::add));
      }
    }
    return new Yaml.Keys(entries);
  }

  private boolean isEntryWithoutValue(Node item) {
    return paragraph(item.getFirstChild()).endsWith(":");
  }

  Yaml value(Node node) {
    if (node instanceof FencedCodeBlock fence) {
      return fence(fence);
    }
    List<Node> items = items(node);
    if (items.stream().allMatch(item -> entry(item, Wording.INSIDE).isPresent())) {
      return new Yaml.Keys(
          items.stream().map(item -> entry(item, Wording.INSIDE).orElseThrow()).toList());
    }
    return new Yaml.Items(items.stream().map(this::words).toList());
  }

  private Yaml words(Node item) {
    Yaml words = Inline.words(paragraph(item.getFirstChild()));
    return words == null ? Yaml.Words.of("") : words;
  }

  private static Yaml fence(FencedCodeBlock fence) {
    String info = fence.getInfo() == null ? "" : fence.getInfo();
    return info.equals("json")
        ? YamlReader.read(fence.getLiteral())
        : Yaml.Words.of(Fence.text(info, fence.getLiteral()));
  }

  private Optional<Yaml.Entry> entry(Node item, Wording wording) {
    Node first = item.getFirstChild();
    Matcher matcher = BULLET.matcher(first instanceof Paragraph ? paragraph(first) : "");
    Labelled labelled = matcher.matches() ? labelled(matcher, wording) : null;
    if (labelled == null) {
      return Optional.empty();
    }
    Node next = first.getNext();
    Yaml value = labelled.value() != null || next == null ? labelled.value() : value(next);
    return Optional.ofNullable(value).map(v -> new Yaml.Entry(labelled.key(), v));
  }
}
