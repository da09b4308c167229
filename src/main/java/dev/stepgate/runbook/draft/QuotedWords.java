package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a sentence puts into quotes or code. */
final class QuotedWords {
  private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"”“]{2,80})[\"”]");

  private QuotedWords() {}

  static List<String> in(String markdown) {
    List<String> found = new ArrayList<>(Words.code(markdown));
    QUOTED
        .matcher(markdown.replaceAll("`[^`]*`", " "))
        .results()
        .forEach(m -> found.add(m.group(1).strip()));
    return found.stream()
        .map(text -> Words.isBroken(text) ? Words.withoutBroken(text) : text)
        .filter(text -> text.length() > 1)
        .toList();
  }
}
