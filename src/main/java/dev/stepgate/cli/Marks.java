package dev.stepgate.cli;

import dev.stepgate.audit.Outcome;
import java.nio.charset.Charset;

/** The signs before a step, in the letters the terminal can show. */
record Marks(String passed, String failed, String waiting, String interrupted, String spinner) {
  private static final Marks DRAWN = new Marks("✓", "✗", "‖", "?", "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏");
  private static final Marks TYPED = new Marks("+", "x", "=", "?", "|/-\\");

  static Marks in(Charset letters) {
    return letters.newEncoder().canEncode(DRAWN.passed + DRAWN.spinner) ? DRAWN : TYPED;
  }

  String of(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> passed;
      case FAILED, REJECTED -> failed;
      case WAITING -> waiting;
      case INTERRUPTED -> interrupted;
    };
  }

  /** The spinner at this moment; it turns ten times a second. */
  String turning(long millis) {
    int frame = (int) Math.floorMod(millis / 100, (long) spinner.length());
    return spinner.substring(frame, frame + 1);
  }
}
