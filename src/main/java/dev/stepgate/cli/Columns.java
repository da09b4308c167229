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
