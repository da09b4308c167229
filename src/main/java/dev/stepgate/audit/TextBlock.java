package dev.stepgate.audit;

import java.util.ArrayList;
import java.util.List;

/** Lines for people: a time, a word, and text that stays in its column. */
final class TextBlock {
  static final int WIDTH = 100;
  private static final int LABEL = 10;
  private static final int TIME = 26;
  private static final String INDENT = " ".repeat(TIME + LABEL);

  private final StringBuilder text = new StringBuilder();

  TextBlock blank() {
    text.append('\n');
    return this;
  }

  TextBlock bar(char character) {
    return raw(String.valueOf(character).repeat(WIDTH));
  }

  /** A line as it is. */
  TextBlock raw(String line) {
    text.append(line.stripTrailing()).append('\n');
    return this;
  }

  /** A heading inside a line of dashes. */
  TextBlock rule(String heading) {
    String start = "--- " + Printable.line(heading) + " ";
    return raw(start + "-".repeat(Math.max(3, WIDTH - start.length())));
  }

  /** {@code name value}, at the margin. */
  TextBlock fact(String name, String value) {
    List<String> lines = wrap(value, WIDTH - 14);
    for (int index = 0; index < lines.size(); index++) {
      raw(String.format("%-14s%s", index == 0 ? name : "", lines.get(index)));
    }
    return this;
  }

  /** What happened at this record's time; further lines of the value stand below. */
  TextBlock event(LogRecord at, String label, String value) {
    return event(RecordLine.time(at.time()), label, wrap(value, WIDTH - TIME - LABEL));
  }

  /** More about the last event. */
  TextBlock more(String label, String value) {
    return event("", label, wrap(value, WIDTH - TIME - LABEL));
  }

  /** More, with its own line breaks and none added: commands are read as they ran. */
  TextBlock verbatim(String label, String value) {
    return event("", label, value.lines().map(Printable::line).toList());
  }

  TextBlock moreIfAny(String label, String value) {
    return value.isBlank() ? this : more(label, value);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private TextBlock event(String time, String label, List<String> lines) {
    String gap = label.length() < LABEL ? "" : " ";
    raw(String.format("%-" + TIME + "s%-" + LABEL + "s%s%s", time, label, gap, first(lines)));
    lines.stream().skip(1).forEach(line -> raw(INDENT + line));
    return this;
  }

  private static String first(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(0);
  }

  private static List<String> wrap(String value, int width) {
    List<String> lines = new ArrayList<>();
    value.lines().forEach(line -> wrapLine(Printable.line(line), width, lines));
    return lines;
  }

  private static void wrapLine(String line, int width, List<String> lines) {
    String rest = line;
    int space = rest.lastIndexOf(' ', width);
    while (rest.length() > width && space > 0) {
      lines.add(rest.substring(0, space));
      rest = rest.substring(space + 1);
      space = rest.lastIndexOf(' ', width);
    }
    lines.add(rest);
  }
}
