package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;

/** What PostgreSQL takes for a comment; block comments nest. */
final class PostgresComments {
  private static final Stops NEWLINE = Stops.at("\n");
  private static final Stops MARKS = Stops.at("*/");
  private static final byte[] OPEN = {'/', '*'};
  private static final byte[] CLOSE = {'*', '/'};
  private final Window window;

  PostgresComments(Window window) {
    this.window = window;
  }

  /** Goes to where a statement begins; false at the end. */
  boolean skipped() throws IOException, DataError {
    while (true) {
      window.mark();
      int next = window.peek(0);
      if (next < 0) {
        return false;
      }
      if (next <= ' ') {
        window.skip(1);
      } else if (!skip(next)) {
        return true;
      }
    }
  }

  /** Goes over a comment, if here is one. */
  boolean skip(int next) throws IOException, DataError {
    if (next == '-' && window.peek(1) == '-') {
      window.skipUntil(NEWLINE);
      return true;
    }
    if (next == '/' && window.peek(1) == '*') {
      skipBlock();
      return true;
    }
    return false;
  }

  private void skipBlock() throws IOException, DataError {
    int begins = window.length();
    int depth = 0;
    do {
      int change = change();
      depth += change;
      window.skip(change == 0 ? 1 : 2);
      if (depth > 0 && window.skipUntil(MARKS) < 0) {
        throw window.wrong(window.lineAt(begins), "the comment that begins here has no end");
      }
    } while (depth > 0);
  }

  private int change() throws IOException, DataError {
    if (window.startsWith(OPEN)) {
      return 1;
    }
    return window.startsWith(CLOSE) ? -1 : 0;
  }
}
