package dev.stepgate.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Widths as a terminal shows them: an emoji takes two columns, an accent none. */
final class Columns {
  private Columns() {}

  static int width(String text) {
    return new AttributedString(text).columnLength();
  }

  static AttributedString fit(AttributedString line, int width) {
    if (line.columnLength() <= width) {
      return line;
    }
    return new AttributedStringBuilder()
        .append(line.columnSubSequence(0, Math.max(0, width - 3)))
        .append("...")
        .toAttributedString();
  }

  static String fit(String text, int width) {
    return fit(new AttributedString(text), width).toString();
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /**
   * Breaks only at spaces: what is longer can still be copied whole, for the terminal breaks it.
   */
  static List<String> wrapWords(String text, int width) {
    List<String> lines = new ArrayList<>();
    int start = text.length() - text.stripLeading().length();
    int from = 0;
    for (int space = text.indexOf(' ', start); space >= 0; space = text.indexOf(' ', space + 1)) {
      int next = text.indexOf(' ', space + 1);
      String longer = text.substring(from, next < 0 ? text.length() : next);
      if (width(longer) > width && space > from) {
        lines.add(text.substring(from, space));
        from = space + 1;
      }
    }
    lines.add(text.substring(from));
    return lines;
  }

  /** Breaks at spaces where there are any. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (width(rest) > width) {
      String head = new AttributedString(rest).columnSubSequence(0, width).toString();
      int space = head.lastIndexOf(' ');
      int cut = space > head.length() - head.stripLeading().length() ? space : head.length();
      cut = Math.max(cut, Character.charCount(rest.codePointAt(0)));
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
