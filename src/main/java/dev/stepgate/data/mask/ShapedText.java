package dev.stepgate.data.mask;

/**
 * Text taken apart into the characters that a permutation may change, each among its like, and what
 * stays: punctuation, blanks and the case of letters.
 */
final class ShapedText {
  private static final int LETTERS = 26;

  private final String source;
  private final int[] positions;
  private final int[] digits;
  private final int[] radices;
  private int count;
  private boolean foreign;
  private boolean upper;

  private ShapedText(String source) {
    this.source = source;
    this.positions = new int[source.length()];
    this.digits = new int[source.length()];
    this.radices = new int[source.length()];
  }

  /** Letters change into letters, digits into digits. */
  static ShapedText of(String source) {
    ShapedText text = new ShapedText(source);
    for (int i = 0; i < source.length(); i++) {
      text.letterOrDigit(i, source.charAt(i));
    }
    return text;
  }

  /** Only digits change. */
  static ShapedText digits(String source) {
    ShapedText text = new ShapedText(source);
    for (int i = 0; i < source.length(); i++) {
      text.digit(i, source.charAt(i));
    }
    return text;
  }

  /** Only digits change; zeros at the beginning stay, and no other digit there becomes one. */
  static ShapedText numeral(String source, int from, int to) {
    ShapedText text = new ShapedText(source);
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      if (c != '0' || text.count > 0) {
        text.numeralDigit(i, c);
      }
    }
    return text;
  }

  /** Letters and digits change, but no zeros before the first of them, and none comes up there. */
  static ShapedText phone(String source) {
    ShapedText text = new ShapedText(source);
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c < '0' || c > '9') {
        text.letterOrDigit(i, c);
      } else if (c != '0' || text.count > 0) {
        text.numeralDigit(i, c);
      }
    }
    return text;
  }

  /** A UUID, or what stands in its place. */
  static ShapedText uuid(String source) {
    boolean hex = source.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
    return hex ? hex(source, true) : of(source);
  }

  /** Hex digits change, but for those that say which kind of UUID it is. */
  static ShapedText hex(String source, boolean uuid) {
    ShapedText text = new ShapedText(source);
    text.upper = source.chars().anyMatch(c -> c >= 'A' && c <= 'F');
    int seen = 0;
    for (int i = 0; i < source.length(); i++) {
      int value = Character.digit(source.charAt(i), 16);
      if (value >= 0) {
        text.hexDigit(i, value, uuid ? seen++ : 0);
      }
    }
    return text;
  }

  /** Whether there is nothing in it that changes. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Whether letters had to be treated alike that are not, so that two may become one. */
  boolean isForeign() {
    return foreign;
  }

  /** The last digit of a fraction: a zero would change how many of them count. */
  void keepLastFromZero() {
    int last = count - 1;
    if (count > 1 && radices[last] == 10 && digits[last] > 0) {
      digits[last]--;
      radices[last] = 9;
    }
  }

  String permuted(FormatPermutation permutation) {
    if (isEmpty()) {
      return source;
    }
    permutation.permute(digits, radices, count);
    return text();
  }

  private void letterOrDigit(int position, char c) {
    if (c < 128) {
      digit(position, c);
      int letter = (c | 0x20) - 'a';
      if (letter >= 0 && letter < LETTERS) {
        put(position, letter, LETTERS);
      }
    } else if (isForeignLetter(position, c)) {
      foreign = true;
      put(position, c % LETTERS, LETTERS);
    }
  }

  private boolean isForeignLetter(int position, char c) {
    if (Character.isSurrogate(c)) {
      int point = source.codePointAt(position);
      return Character.isLetterOrDigit(point) && Character.isSupplementaryCodePoint(point);
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.LETTER_NUMBER;
  }

  private void digit(int position, char c) {
    if (c >= '0' && c <= '9') {
      put(position, c - '0', 10);
    }
  }

  private void numeralDigit(int position, char c) {
    if (count > 0) {
      digit(position, c);
    } else if (c >= '1' && c <= '9') {
      put(position, c - '1', 9);
    }
  }

  private void hexDigit(int position, int value, int place) {
    if (place == 16) {
      put(position, value & 3, 4);
    } else if (place != 12) {
      put(position, value, 16);
    }
  }

  private void put(int position, int digit, int radix) {
    positions[count] = position;
    digits[count] = digit;
    radices[count] = radix;
    count++;
  }

  private String text() {
    StringBuilder text = new StringBuilder(source);
    for (int i = count - 1; i >= 0; i--) {
      replace(text, positions[i], digits[i], radices[i]);
    }
    return text.toString();
  }

  private void replace(StringBuilder text, int position, int digit, int radix) {
    char before = text.charAt(position);
    if (Character.isHighSurrogate(before)) {
      text.deleteCharAt(position + 1);
    }
    text.setCharAt(position, replacement(before, digit, radix));
  }

  private char replacement(char before, int digit, int radix) {
    return switch (radix) {
      case LETTERS -> (char) ((Character.isUpperCase(before) ? 'A' : 'a') + digit);
      case 16 -> hexDigit(digit);
      case 4 -> hexDigit(digit | Character.digit(before, 16) & 12);
      case 9 -> (char) ('1' + digit);
      default -> (char) ('0' + digit);
    };
  }

  private char hexDigit(int digit) {
    char c = Character.forDigit(digit, 16);
    return upper ? Character.toUpperCase(c) : c;
  }
}
