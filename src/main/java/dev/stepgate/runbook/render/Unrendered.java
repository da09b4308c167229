package dev.stepgate.runbook.render;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A document that {@link Render} has written, read back.
 *
 * @param runbook the file's keys
 * @param leftOut lines that somebody has added and that say nothing to us
 */
public record Unrendered(Yaml.Keys runbook, List<Integer> leftOut) {
  private static final Pattern NAME =
      Pattern.compile("Runbook `([^`]+)`, " + Pattern.quote(Render.MARK) + ".*");
  private static final Pattern STEP = Pattern.compile("Step \\d+: (?:(.*) \\()?`([^`]+)`\\)?");

  /** Empty if the document is not one of ours. */
  public static Optional<Unrendered> read(String document) {
    if (!document.contains(Render.MARK)) {
      return Optional.empty();
    }
    Reading reading = new Reading(document);
    return reading.file();
  }

  /** One go through the document. */
  private static final class Reading {
    private final Blocks blocks;
    private final Node document;
    private final List<Yaml.Entry> file = new ArrayList<>();
    private final List<Yaml> steps = new ArrayList<>();
    private final List<Integer> leftOut = new ArrayList<>();
    private @Nullable List<Yaml.Entry> step;
    private @Nullable String section;
    private @Nullable String title;

    Reading(String text) {
      this.blocks = new Blocks(text);
      this.document =
          Parser.builder()
              .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
              .build()
              .parse(text);
    }

    Optional<Unrendered> file() {
      for (Node node = document.getFirstChild(); node != null; ) {
        node = read(node);
      }
      endStep();
      file.add(new Yaml.Entry("steps", new Yaml.Items(steps)));
      Yaml.Keys runbook = new Yaml.Keys(file);
      return runbook.get("runbook").isEmpty() || steps.isEmpty()
          ? Optional.empty()
          : Optional.of(new Unrendered(runbook, leftOut));
    }

    /** Reads one block, or an entry with the block below it; the next is returned. */
    private @Nullable Node read(Node node) {
      if (node instanceof Heading heading) {
        heading(heading);
        return node.getNext();
      }
      if (node instanceof BlockQuote) {
        return node.getNext();
      }
      return body(node);
    }

    private void heading(Heading heading) {
      String text = blocks.heading(heading);
      if (heading.getLevel() == 1) {
        title = text;
      } else if (heading.getLevel() == 2) {
        endStep();
        section = text.equals("Steps") ? null : Wording.FILE.key(text);
      } else {
        endStep();
        step(text, heading);
      }
    }

    private void step(String text, Heading heading) {
      Matcher matcher = STEP.matcher(text);
      if (!matcher.matches()) {
        leftOut.add(blocks.line(heading));
        return;
      }
      step = new ArrayList<>();
      step.add(new Yaml.Entry("id", Yaml.Words.of(matcher.group(2))));
      Yaml title = matcher.group(1) == null ? null : Inline.words(matcher.group(1));
      if (title != null) {
        step.add(new Yaml.Entry("title", title));
      }
    }

    private void endStep() {
      if (step != null) {
        steps.add(new Yaml.Keys(step));
      }
      step = null;
      section = null;
    }

    private @Nullable Node body(Node node) {
      Matcher name = NAME.matcher(node instanceof Paragraph ? blocks.paragraph(node) : "");
      if (name.matches()) {
        head(name.group(1));
        return node.getNext();
      }
      if (step != null) {
        return entry(node, step);
      }
      if (section != null) {
        section(node, section);
        section = null;
      } else {
        leftOut.add(blocks.line(node));
      }
      return node.getNext();
    }

    private void head(String name) {
      file.add(new Yaml.Entry("runbook", Yaml.Words.of(name)));
      Yaml words = title == null || title.startsWith("Runbook `") ? null : Inline.words(title);
      if (words != null) {
        file.add(new Yaml.Entry("title", words));
      }
    }

    private void section(Node node, String key) {
      Yaml value =
          node instanceof Paragraph ? Inline.words(blocks.paragraph(node)) : below(key, node);
      if (value == null) {
        leftOut.add(blocks.line(node));
      } else {
        file.add(new Yaml.Entry(key, value));
      }
    }

    private @Nullable Node entry(Node node, List<Yaml.Entry> entries) {
      Blocks.Labelled labelled =
          node instanceof Paragraph ? blocks.labelled(node, Wording.STEP) : null;
      if (labelled == null) {
        leftOut.add(blocks.line(node));
        return node.getNext();
      }
      boolean inline = labelled.value() != null;
      Yaml value = inline ? labelled.value() : below(labelled.key(), node.getNext());
      if (value == null) {
        leftOut.add(blocks.line(node));
        return node.getNext();
      }
      entries.add(new Yaml.Entry(labelled.key(), value));
      return inline ? node.getNext() : node.getNext().getNext();
    }

    private @Nullable Yaml below(String key, @Nullable Node node) {
      boolean checks = key.equals("check") || key.equals("needs");
      if (checks && node instanceof OrderedList list) {
        return new Yaml.Items(blocks.items(list).stream().map(blocks::check).toList());
      }
      if (checks && node instanceof BulletList list) {
        return blocks.check(blocks.items(list).get(0));
      }
      return node instanceof FencedCodeBlock || node instanceof BulletList
          ? blocks.value(node)
          : null;
    }
  }
}
