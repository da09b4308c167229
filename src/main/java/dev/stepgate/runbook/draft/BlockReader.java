package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads a document as blocks; commonmark does the work. */
final class BlockReader {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(Set.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(60)
          .build();
  private static final Pattern SUMMARY = Pattern.compile("(?is)<summary>(.{1,300}?)</summary>");
  private final String text;

  private BlockReader(Source source) {
    this.text = source.text();
  }

  static List<Block> read(Source source) {
    BlockReader reader = new BlockReader(source);
    return reader.children(PARSER.parse(reader.text));
  }

  private List<Block> children(Node parent) {
    List<Block> blocks = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      add(node, blocks);
    }
    return blocks;
  }

  private void add(Node node, List<Block> blocks) {
    if (node instanceof org.commonmark.node.Heading heading) {
      String raw = raw(node).replaceFirst("^#+\\s*", "").replaceFirst("\\s+#+$", "");
      String own = heading.getLevel() < 3 ? raw.replaceFirst("\\s+[=-]+$", "") : raw;
      blocks.add(new Block.Heading(line(node), heading.getLevel(), own));
    } else if (node instanceof Paragraph) {
      blocks.addAll(Paragraphs.split(line(node), lines(node)));
    } else if (node instanceof FencedCodeBlock fence) {
      String info = fence.getInfo() == null ? "" : fence.getInfo();
      blocks.add(new Block.Code(line(node) + 1, info.split("[\\s{,:]", 2)[0], fence.getLiteral()));
    } else if (node instanceof IndentedCodeBlock code) {
      blocks.add(new Block.Code(line(node), "", code.getLiteral()));
    } else if (node instanceof ListBlock list) {
      blocks.add(new Block.Listing(line(node), items(list)));
    } else if (node instanceof TableBlock table && !rows(table).isEmpty()) {
      blocks.add(new Block.Table(line(node), rows(table)));
    } else if (node instanceof HtmlBlock html) {
      summary(html).ifPresent(text -> blocks.add(new Block.Prose(line(node), text + ":")));
    } else if (node instanceof BlockQuote quote) {
      blocks.addAll(children(quote));
    }
  }

  /** What stands on a part that can be folded says when that part counts. */
  private static Optional<String> summary(HtmlBlock html) {
    Matcher summary = SUMMARY.matcher(html.getLiteral());
    return summary.find()
        ? Optional.of(summary.group(1).replaceAll("<[^>]{0,200}>", "").strip())
            .filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private List<Block.Item> items(ListBlock list) {
    Integer number = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
    List<Block.Item> items = new ArrayList<>();
    for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
      items.add(item((ListItem) node, number == null ? null : number + items.size()));
    }
    return items;
  }

  private Block.Item item(ListItem node, @Nullable Integer number) {
    List<Block> blocks = children(node);
    boolean box = false;
    if (!blocks.isEmpty() && blocks.get(0) instanceof Block.Prose prose) {
      String rest = prose.text().replaceFirst("^\\[[ xX]]\\s+", "");
      box = !rest.equals(prose.text());
      blocks.set(0, new Block.Prose(prose.line(), rest));
    }
    return new Block.Item(line(node), number, box, List.copyOf(blocks));
  }

  private List<List<String>> rows(TableBlock table) {
    return lines(table).stream()
        .map(Paragraphs::cut)
        .filter(line -> !line.matches("[\\s|:-]+"))
        .map(line -> line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", ""))
        .map(
            line ->
                List.of(line.split("(?<!\\\\)\\|", -1)).stream().map(BlockReader::cell).toList())
        .toList();
  }

  private static String cell(String raw) {
    return raw.strip().replace("\\|", "|");
  }

  private int line(Node node) {
    return node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().get(0).getLineIndex() + 1;
  }

  private String raw(Node node) {
    return Paragraphs.cut(String.join(" ", lines(node))).strip();
  }

  private List<String> lines(Node node) {
    return node.getSourceSpans().stream().map(this::slice).toList();
  }

  private String slice(SourceSpan span) {
    return text.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
  }
}
