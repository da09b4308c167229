package dev.stepgate.data.format;

/** Looks whether bytes are one JSON text, without building anything of it. */
final class JsonText {
  /** What any reader can follow. */
  private static final int DEEPEST = 500;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int depth;

  private JsonText(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Whether the bytes are valid JSON, with no white space around it. */
  static boolean isExact(byte[] bytes, int from, int to) {
    JsonText text = new JsonText(bytes, from, to);
    return text.value() && text.at == to;
  }

  /** Whether the bytes are a number and nothing else. */
  static boolean isNumber(byte[] bytes, int from, int to) {
    JsonText text = new JsonText(bytes, from, to);
    return text.number() && text.at == to;
  }

  private int peek() {
    return at < end ? bytes[at] : -1;
  }

  private boolean take(int wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private boolean value() {
    return switch (peek()) {
      case '{' -> nested('}');
      case '[' -> nested(']');
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean nested(int close) {
    if (++depth > DEEPEST) {
      return false;
    }
    at++;
    blanks();
    boolean valid = take(close) || members(close);
    depth--;
    return valid;
  }

  private boolean members(int close) {
    do {
      blanks();
      if (close == '}' && !name() || !value()) {
        return false;
      }
      blanks();
    } while (take(','));
    return take(close);
  }

  private boolean name() {
    if (!string()) {
      return false;
    }
    blanks();
    boolean valid = take(':');
    blanks();
    return valid;
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < end) {
      byte character = bytes[at++];
      if (character == '"') {
        return true;
      }
      if (character == '\\' ? !escape() : character >= 0 && character < ' ') {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    if (!take('u')) {
      return at < end && "\"\\/bfnrt".indexOf(bytes[at++]) >= 0;
    }
    for (int digit = 0; digit < 4; digit++) {
      if (Character.digit(peek(), 16) < 0) {
        return false;
      }
      at++;
    }
    return true;
  }

  private boolean number() {
    take('-');
    if (!take('0') && !digits()) {
      return false;
    }
    if (take('.') && !digits()) {
      return false;
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int first = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at > first;
  }

  private boolean word(String word) {
    for (int index = 0; index < word.length(); index++) {
      if (!take(word.charAt(index))) {
        return false;
      }
    }
    return true;
  }

  private void blanks() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
  }
}
