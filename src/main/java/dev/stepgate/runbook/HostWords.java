package dev.stepgate.runbook;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** What says how a host is reached is given to other programs, and must not mislead them. */
final class HostWords {
  private static final Set<String> FILES = Set.of("identity", "config", "compose");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final String OPTION = "Write it without; it would be taken for an option.";
  private static final int LAST_PORT = 65_535;

  private final Problems problems;
  private final Places places;

  HostWords(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  void check(String key, Text text) {
    if (text.raw().isBlank()) {
      add(text, "'" + key + "' is blank", "Write what it should say.");
    } else if (FILES.contains(key)) {
      without(key, text, "control characters", Character::isISOControl);
    } else if (key.equals("port")) {
      port(text);
    } else {
      word(key, text);
    }
  }

  private void word(String key, Text text) {
    if (text.raw().startsWith("-")) {
      add(text, "'" + key + "' begins with '-'", OPTION);
    } else if (text.raw().contains("@-")) {
      add(text, "'" + key + "' has a '-' after the '@'", OPTION);
    }
    without(key, text, "white space or control characters", HostWords::breaksWords);
  }

  private void port(Text text) {
    boolean fits = PORT.matcher(text.raw()).matches() && Integer.parseInt(text.raw()) <= LAST_PORT;
    if (!fits && !text.raw().contains("${")) {
      add(
          text,
          "'port' wants a number from 1 to 65535, not " + Shown.quoted(text.raw()),
          "Give the port of the ssh server.");
    }
  }

  private static boolean breaksWords(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point);
  }

  private void without(String key, Text text, String what, IntPredicate refused) {
    if (text.raw().codePoints().anyMatch(refused)) {
      add(text, "'" + key + "' holds " + what, "Write it without them.");
    }
  }

  private void add(Text text, String message, String hint) {
    problems.add(places.of(text).orElse(Place.START), message, hint);
  }
}
