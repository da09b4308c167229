package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** PostgreSQL's strings, plain, escaped and between dollars, and its names in quotes. */
final class PostgresQuotes {
  private static final Stops PLAIN = Stops.at("'");
  private static final Stops ESCAPED = Stops.at("'\\");
  private static final Stops NAME = Stops.at("\"");
  private static final Stops DOLLAR = Stops.at("$");

  private final Window window;
  private final BooleanSupplier backslashes;

  PostgresQuotes(Window window, BooleanSupplier backslashes) {
    this.window = window;
    this.backslashes = backslashes;
  }

  void skipString() throws IOException, DataError {
    if (backslashes.getAsBoolean()) {
      skipEscapedString();
    } else {
      skip(PLAIN, "string");
    }
  }

  void skipName() throws IOException, DataError {
    skip(NAME, "name");
  }

  /** A string that goes on on another line is still an escaped one; so is one after a '' in it. */
  void skipEscapedString() throws IOException, DataError {
    int blanks = 0;
    do {
      window.skip(blanks);
      skip(ESCAPED, "string");
      blanks = blanks();
    } while (window.peek(blanks) == '\'');
  }

  /** {@code $tag$ … $tag$}; a dollar that begins no tag is passed. */
  void skipDollars() throws IOException, DataError {
    int length = tagLength();
    if (length == 0) {
      window.skip(1);
      return;
    }
    int begins = window.length();
    byte[] tag = Arrays.copyOfRange(window.bytes(), window.at(), window.at() + length);
    window.skip(length);
    while (window.skipUntil(DOLLAR) >= 0) {
      if (window.startsWith(tag)) {
        window.skip(length);
        return;
      }
      window.skip(1);
    }
    throw unended(begins, "string");
  }

  private void skip(Stops stops, String what) throws IOException, DataError {
    int begins = window.length();
    window.skip(1);
    int stop = window.skipUntil(stops);
    while (stop == '\\') {
      window.skip(2);
      stop = window.skipUntil(stops);
    }
    if (stop < 0) {
      throw unended(begins, what);
    }
    window.skip(1);
  }

  private int blanks() throws IOException, DataError {
    int blanks = 0;
    int next = window.peek(0);
    while (next >= 0 && next <= ' ') {
      next = window.peek(++blanks);
    }
    return blanks;
  }

  /** With both dollars, or 0; a digit cannot begin a tag. */
  private int tagLength() throws IOException, DataError {
    int length = 1;
    int next = window.peek(1);
    while (isLetter(next) || length > 1 && next >= '0' && next <= '9') {
      next = window.peek(++length);
    }
    return next == '$' ? length + 1 : 0;
  }

  private static boolean isLetter(int next) {
    return next >= 0x80 || next == '_' || next >= 'A' && next <= 'Z' || next >= 'a' && next <= 'z';
  }

  private DataError unended(int begins, String what) {
    return window.wrong(window.lineAt(begins), "the " + what + " that begins here has no end");
  }
}
