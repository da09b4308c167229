package dev.stepgate.web.pages;

import java.util.Locale;

/**
 * How a state is shown: never by its colour alone.
 *
 * @param name the class in the style sheet
 * @param mark a sign in front of the word
 */
record Look(String name, String word, String mark) {
  static Look of(String state) {
    return new Look(state, word(state), mark(state));
  }

  private static String word(String state) {
    return state.equals("todo") ? "to do" : state.toLowerCase(Locale.ROOT);
  }

  private static String mark(String state) {
    return switch (state) {
      case "passed", "intact", "confirmed" -> "✓";
      case "failed", "rejected", "tampered", "damaged", "error", "unreadable" -> "✗";
      case "running" -> "▸";
      case "waiting" -> "?";
      case "todo" -> "○";
      default -> "!";
    };
  }
}
