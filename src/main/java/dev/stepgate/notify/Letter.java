package dev.stepgate.notify;

import java.util.ArrayList;
import java.util.List;

/** A message as people read it. */
final class Letter {
  private Letter() {}

  /** One line, fit to be a subject. */
  static String subject(Message message) {
    return line("Stepgate: " + message.headline());
  }

  static List<String> lines(Message message) {
    List<String> lines = new ArrayList<>();
    lines.add(line(message.headline()));
    add(lines, "run: ", message.run());
    add(lines, "target: ", message.target());
    add(lines, "step: ", message.step());
    message.reason().lines().forEach(line -> add(lines, "", line));
    add(lines, "", message.hint());
    add(lines, "", message.link());
    return lines;
  }

  private static void add(List<String> lines, String label, String text) {
    if (!text.isBlank()) {
      lines.add(line(label + text));
    }
  }

  /** What is neither seen nor printed could forge a header or turn the writing direction. */
  private static String line(String text) {
    return text.codePoints()
        .map(point -> isPlain(point) ? point : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPlain(int point) {
    int type = Character.getType(point);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
