package dev.stepgate.runbook;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions that are known when the runbook is read. */
final class Patterns {
  private static final int LONGEST = 1_000;

  private final Problems problems;
  private final Places places;

  Patterns(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  void check(String key, Text text) {
    if (text.raw().length() > LONGEST) {
      refuse(key, text, "longer than " + LONGEST + " characters");
    } else if (text.names().isEmpty()) {
      compile(key, text);
    }
  }

  private void compile(String key, Text text) {
    try {
      Pattern.compile(text.expand(name -> name), Pattern.MULTILINE);
    } catch (PatternSyntaxException wrong) {
      String why = wrong.getDescription().toLowerCase(Locale.ROOT);
      refuse(
          key, text, why + (wrong.getIndex() < 0 ? "" : " at character " + (wrong.getIndex() + 1)));
    }
  }

  private void refuse(String key, Text text, String why) {
    problems.add(
        places.of(text).orElse(Place.START),
        key + ": not a regular expression: " + why,
        "Write a backslash before a character that is meant as it stands.");
  }
}
