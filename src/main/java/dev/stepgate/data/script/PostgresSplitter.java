package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Splits as psql does. */
final class PostgresSplitter implements Splitter {
  private static final Stops CODE = Stops.at("'\"$-/\\;()").andWords();

  private final Window window;
  private final PostgresComments comments;
  private final PostgresQuotes quotes;
  private final Words words = new Words();
  private int parentheses;

  /**
   * @param backslashes whether they escape in plain strings at this moment
   */
  PostgresSplitter(Window window, BooleanSupplier backslashes) {
    this.window = window;
    this.comments = new PostgresComments(window);
    this.quotes = new PostgresQuotes(window, backslashes);
  }

  @Override
  public @Nullable ScriptStatement next() throws IOException, DataError {
    while (comments.skipped()) {
      int next = window.peek(0);
      if (next == ';') {
        window.skip(1);
      } else if (next == '\\') {
        new PsqlCommand(window).skip();
      } else {
        return statement();
      }
    }
    return null;
  }

  private ScriptStatement statement() throws IOException, DataError {
    words.clear();
    parentheses = 0;
    int stop = window.skipUntil(CODE);
    while (stop >= 0 && !(stop == ';' && parentheses == 0 && !words.isOpen())) {
      pass(stop);
      stop = window.skipUntil(CODE);
    }
    if (words.copiesIn()) {
      return copy(stop);
    }
    return window.statement(stop < 0 ? 0 : 1);
  }

  /** The rows begin on the line after. */
  private ScriptStatement copy(int stop) throws IOException, DataError {
    ScriptStatement statement = window.statement(stop < 0 ? 0 : 1).copyingIn();
    int next = window.peek(0);
    while (next >= 0 && next != '\n') {
      if (next > ' ') {
        throw window.wrong("nothing may stand on a line behind COPY … FROM stdin;");
      }
      window.skip(1);
      next = window.peek(0);
    }
    window.skip(1);
    window.mark();
    return statement;
  }

  private void pass(int stop) throws IOException, DataError {
    switch (stop) {
      case '\'' -> quotes.skipString();
      case '"' -> quotes.skipName();
      case '$' -> quotes.skipDollars();
      case '\\' -> throw new PsqlCommand(window).refused();
      case '(' -> parenthesis(1);
      case ')' -> parenthesis(-1);
      case '-', '/' -> comment(stop);
      case ';' -> window.skip(1);
      default -> word(stop);
    }
  }

  private void parenthesis(int change) throws IOException, DataError {
    parentheses = Math.max(0, parentheses + change);
    window.skip(1);
  }

  private void comment(int stop) throws IOException, DataError {
    if (!comments.skip(stop)) {
      window.skip(1);
    }
  }

  private void word(int first) throws IOException, DataError {
    if ((first | 0x20) == 'e' && window.peek(1) == '\'') {
      window.skip(1);
      quotes.skipEscapedString();
      return;
    }
    int length = 1;
    while (isInWord(window.peek(length))) {
      length++;
    }
    if (words.wanted()) {
      words.add(length > Words.LONGEST ? "" : lowerCase(length), parentheses);
    }
    window.skip(length);
  }

  private String lowerCase(int length) throws IOException, DataError {
    StringBuilder word = new StringBuilder(length);
    for (int place = 0; place < length; place++) {
      word.append(Character.toLowerCase((char) window.peek(place)));
    }
    return word.toString();
  }

  private static boolean isInWord(int next) {
    return next >= 0x80
        || next == '_'
        || next == '$'
        || next >= '0' && next <= '9'
        || next >= 'A' && next <= 'Z'
        || next >= 'a' && next <= 'z';
  }
}
