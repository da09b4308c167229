package dev.stepgate.runbook.yaml;

import java.util.List;

/** Writes a map as a YAML file, with the comments that its entries carry. */
public final class YamlWriter {
  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  public static String write(Yaml.Keys file) {
    YamlWriter writer = new YamlWriter();
    writer.keys(file, "", "");
    return writer.out.toString();
  }

  /**
   * @param first what stands before the first key: the indentation, or the dash of an item
   */
  private void keys(Yaml.Keys keys, String first, String indent) {
    String lead = first;
    for (Yaml.Entry entry : keys.entries()) {
      String above = lead.endsWith("- ") ? lead.substring(0, lead.length() - 2) : indent;
      entry.comments().forEach(comment -> comment(comment, above));
      out.append(lead).append(Scalars.inline(Yaml.Words.of(entry.key()))).append(':');
      value(entry.value(), indent);
      lead = indent;
    }
  }

  /** An empty comment is an empty line. */
  private void comment(String comment, String indent) {
    String visible = comment.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\u0085\u2028\u2029]", " ");
    out.append(comment.isEmpty() ? "" : (indent + "# " + visible).stripTrailing()).append('\n');
  }

  private void value(Yaml value, String indent) {
    if (value instanceof Yaml.Words words) {
      words(words, indent);
    } else if (value instanceof Yaml.Items items) {
      items(items.items(), indent);
    } else {
      map((Yaml.Keys) value, indent);
    }
  }

  private void map(Yaml.Keys keys, String indent) {
    if (keys.entries().isEmpty()) {
      out.append(" {}\n");
      return;
    }
    out.append('\n');
    keys(keys, indent + "  ", indent + "  ");
  }

  private void items(List<Yaml> items, String indent) {
    if (items.isEmpty()) {
      out.append(" []\n");
      return;
    }
    out.append('\n');
    items.forEach(item -> item(item, indent + "  "));
  }

  private void item(Yaml item, String indent) {
    if (item instanceof Yaml.Keys keys && !keys.entries().isEmpty()) {
      keys(keys, indent + "- ", indent + "  ");
      return;
    }
    out.append(indent).append('-');
    value(item, indent);
  }

  private void words(Yaml.Words words, String indent) {
    String text = words.text();
    if (!Scalars.isBlock(text)) {
      out.append(' ').append(Scalars.inline(words)).append('\n');
      return;
    }
    out.append(' ').append(Scalars.blockHead(text)).append('\n');
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      out.append(line.isEmpty() ? "" : indent + "  " + line).append('\n');
    }
  }
}
