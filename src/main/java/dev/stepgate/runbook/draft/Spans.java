package dev.stepgate.runbook.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time in words. */
final class Spans {
  private static final Pattern SPAN =
      Pattern.compile(
          "(?i)\\b([1-9]\\d{0,4})\\s*(seconds?|secs?|s|minutes?|mins?|m|hours?|h|days?)\\b");

  private Spans() {}

  static Optional<String> of(String text) {
    Matcher matcher = SPAN.matcher(text);
    return matcher.find()
        ? Optional.of(matcher.group(1) + Character.toLowerCase(matcher.group(2).charAt(0)))
        : Optional.empty();
  }
}
