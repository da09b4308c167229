package dev.stepgate.cli;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** What a colour means. */
enum Ink {
  PLAIN(AttributedStyle.DEFAULT),
  GOOD(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
  BAD(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).bold()),
  ATTENTION(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)),
  STRONG(AttributedStyle.DEFAULT.bold()),
  DIM(AttributedStyle.DEFAULT.faint());

  private final AttributedStyle style;

  Ink(AttributedStyle style) {
    this.style = style;
  }

  AttributedString on(String line) {
    return new AttributedString(Printable.line(line), style);
  }

  /** The colour of a run's or a step's state. */
  static Ink of(String state) {
    return switch (state) {
      case "passed" -> GOOD;
      case "failed", "rejected", "interrupted", "refused", "damaged", "missing" -> BAD;
      case "waiting", "running" -> ATTENTION;
      default -> PLAIN;
    };
  }
}
