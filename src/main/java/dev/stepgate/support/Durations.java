package dev.stepgate.support;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 250ms}, {@code 90s}, {@code 10m}, {@code 1h30m}, {@code
 * 2d}.
 */
public final class Durations {
  public static final String PATTERN = "^([0-9]{1,9}(ms|s|m|h|d))+$";
  private static final Pattern WHOLE = Pattern.compile(PATTERN);
  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final int MOST_CHARACTERS = 100;

  private Durations() {}

  /**
   * @throws IllegalArgumentException saying what was expected
   */
  public static Duration parse(String text) {
    if (text.length() > MOST_CHARACTERS || !WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected a duration such as 500ms, 30s, 10m or 1h30m, got '" + start(text) + "'");
    }
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
    }
    if (sum.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "expected a duration of at most " + LONGEST.toDays() + "d, got '" + text + "'");
    }
    return sum;
  }

  /** Short, for people: {@code 340ms}, {@code 12.3s}, {@code 4m05s}, {@code 2h03m}. */
  public static String render(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return duration.toMillis() + "ms";
    }
    if (seconds < 60) {
      return seconds + "." + duration.toMillisPart() / 100 + "s";
    }
    return seconds < 3_600
        ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%dh%02dm", seconds / 3_600, seconds / 60 % 60);
  }

  private static String start(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
