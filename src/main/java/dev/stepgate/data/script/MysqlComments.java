package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import java.io.IOException;

/** What MySQL and MariaDB take for a comment; those with {@code !} are run. */
final class MysqlComments {
  private static final Stops NEWLINE = Stops.at("\n");
  private static final Stops STAR = Stops.at("*");

  /** mysqldump's first line, which forbids the client to run commands. */
  private static final byte[] SANDBOX = "999999\\-".getBytes(US_ASCII);

  private final Window window;
  private final boolean mariadb;

  MysqlComments(Window window, Brand brand) {
    this.window = window;
    this.mariadb = brand == Brand.MARIADB;
  }

  /** Goes to where a statement begins; false at the end. */
  boolean skipped() throws IOException, DataError {
    while (true) {
      int next = window.peek(0);
      if (next < 0) {
        return false;
      }
      if (next <= ' ') {
        window.skip(1);
      } else if (!skipBetween(next)) {
        return true;
      }
      window.mark();
    }
  }

  /** Goes over a comment inside a statement, if here is one. */
  boolean skip(int next) throws IOException, DataError {
    if (next == '#' || next == '-' && isDashes()) {
      window.skipUntil(NEWLINE);
      return true;
    }
    if (next == '/' && isBlock()) {
      skipBlock(false);
      return true;
    }
    return false;
  }

  /** Between statements the client needs no blank after two dashes. */
  private boolean skipBetween(int next) throws IOException, DataError {
    if (next == '#' || next == '-' && window.peek(1) == '-') {
      window.dropUntil(NEWLINE);
      return true;
    }
    if (next == '/' && (isBlock() || isSandbox())) {
      skipBlock(true);
      return true;
    }
    return false;
  }

  private boolean isDashes() throws IOException, DataError {
    return window.peek(1) == '-' && window.peek(2) <= ' ';
  }

  private boolean isBlock() throws IOException, DataError {
    if (window.peek(1) != '*') {
      return false;
    }
    int mark = window.peek(2);
    boolean run = mark == '!' || mark == '+' || mariadb && mark == 'M' && window.peek(3) == '!';
    return !run;
  }

  private boolean isSandbox() throws IOException, DataError {
    if (window.peek(1) != '*') {
      return false;
    }
    int mark = window.peek(2) == 'M' ? 3 : 2;
    if (window.peek(mark) != '!') {
      return false;
    }
    for (int place = 0; place < SANDBOX.length; place++) {
      if (window.peek(mark + 1 + place) != SANDBOX[place]) {
        return false;
      }
    }
    return true;
  }

  private void skipBlock(boolean drop) throws IOException, DataError {
    long begins = window.lineAt(window.length());
    window.skip(2);
    while ((drop ? window.dropUntil(STAR) : window.skipUntil(STAR)) >= 0) {
      window.skip(1);
      if (window.peek(0) == '/') {
        window.skip(1);
        return;
      }
    }
    throw window.wrong(begins, "the comment that begins here has no end");
  }
}
