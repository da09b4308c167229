package dev.stepgate.data.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as a leak is looked for in it: its words in lower case, whatever stands between them, so
 * that e-mail addresses, phone numbers and names are found in any writing.
 */
final class Fragments {
  /** Fewer characters say too little to be looked for. */
  static final int SHORTEST = 6;

  /** A phone number without blanks and signs. */
  private static final int SHORTEST_NUMBER = 7;

  /** A value with more words is found as a whole only. */
  private static final int MOST_WORDS = 8;

  private final String text;
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  private Fragments(String source) {
    StringBuilder words = new StringBuilder(source.length());
    boolean inWord = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      boolean part = isPart(c);
      if (part && !inWord) {
        begin(words);
      } else if (!part && inWord) {
        ends.add(words.length());
      }
      if (part) {
        words.append(c);
      }
      inWord = part;
    }
    if (inWord) {
      ends.add(words.length());
    }
    this.text = lower(words);
  }

  static Fragments of(String source) {
    return new Fragments(source);
  }

  /** Hears of each piece; says when it has heard enough. */
  @FunctionalInterface
  interface Listener {
    boolean isEnough(String fragment);
  }

  /** All its words. */
  String whole() {
    return text;
  }

  List<String> words() {
    return List.of(text.split(" "));
  }

  boolean isShort() {
    return text.length() < SHORTEST;
  }

  /** The form in which a number is found however it is written; empty if it is none. */
  String number() {
    String digits = text.replace(" ", "");
    return digits.length() >= SHORTEST_NUMBER && isNumber(digits) ? "#" + digits : "";
  }

  /** Tells every run of some words, and every number in them, until it is enough. */
  boolean any(Listener listener) {
    for (int first = 0; first < starts.size(); first++) {
      if (anyFrom(first, listener)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyFrom(int first, Listener listener) {
    boolean numeric = true;
    for (int last = first; last < Math.min(starts.size(), first + MOST_WORDS); last++) {
      String run = text.substring(starts.get(first), ends.get(last));
      numeric = numeric && isNumber(text.substring(starts.get(last), ends.get(last)));
      if (run.length() >= SHORTEST && listener.isEnough(run)
          || numeric && isNumberHeard(run, listener)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumberHeard(String run, Listener listener) {
    String digits = run.replace(" ", "");
    return digits.length() >= SHORTEST_NUMBER && listener.isEnough("#" + digits);
  }

  private void begin(StringBuilder words) {
    if (words.length() > 0) {
      words.append(' ');
    }
    starts.add(words.length());
  }

  /** Lower case as long as the source, so that places stay right. */
  private static String lower(StringBuilder words) {
    String lower = words.toString().toLowerCase(Locale.ROOT);
    if (lower.length() == words.length()) {
      return lower;
    }
    for (int i = 0; i < words.length(); i++) {
      words.setCharAt(i, Character.toLowerCase(words.charAt(i)));
    }
    return words.toString();
  }

  private static boolean isPart(char c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
