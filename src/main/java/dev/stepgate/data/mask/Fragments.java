package dev.stepgate.data.mask;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Text as a leak is looked for in it: its words in lower case, whatever stands between them, so
 * that e-mail addresses, phone numbers and names are found in any writing.
 */
final class Fragments {
  /** Fewer characters say too little to be looked for. */
  static final int SHORTEST = 6;

  /** Shorter ones come up by chance: a postcode, an order, a day. */
  private static final int SHORTEST_NUMBER = 9;

  /** A shorter word by itself, such as a city's name, may well stand in other text. */
  private static final int SHORTEST_WORD = 12;

  private static final String AS_A_WHOLE = "=";

  /** A value with more words is found as a whole only. */
  private static final int MOST_WORDS = 8;

  private final String text;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;

  private Fragments(String source) {
    StringBuilder words = new StringBuilder(source.length());
    boolean inWord = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      boolean part = isPart(c);
      if (part && !inWord) {
        begin(words);
      } else if (!part && inWord) {
        end(words);
      }
      if (part) {
        words.append(c);
      }
      inWord = part;
    }
    if (inWord) {
      end(words);
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

  /** All its words, marked if they are not to be found inside of longer text. */
  String sought() {
    return isTelling() ? text : AS_A_WHOLE + text;
  }

  private boolean isTelling() {
    return count > 1
        || text.length() >= SHORTEST_WORD
        || text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether all its words are such. */
  boolean allWords(Predicate<String> test) {
    for (int i = 0; i < count; i++) {
      if (!test.test(text.substring(starts[i], ends[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is not worth looking for. */
  boolean isShort() {
    return text.length() < SHORTEST || number().isEmpty() && allWords(Fragments::isNumber);
  }

  /** The form in which a number is found however it is written; empty if it is none. */
  String number() {
    if (!allWords(Fragments::isNumber)) {
      return "";
    }
    String digits = text.replace(" ", "");
    return digits.length() >= SHORTEST_NUMBER ? "#" + digits : "";
  }

  /** Tells every run of some words, and every number in them, until it is enough. */
  boolean any(Listener listener) {
    for (int first = 0; first < count; first++) {
      if (anyFrom(first, listener)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyFrom(int first, Listener listener) {
    boolean numeric = true;
    for (int last = first; last < Math.min(count, first + MOST_WORDS); last++) {
      String run = text.substring(starts[first], ends[last]);
      numeric = numeric && isNumber(text.substring(starts[last], ends[last]));
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
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = words.length();
  }

  private void end(StringBuilder words) {
    ends[count++] = words.length();
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
    if (c < 128) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
