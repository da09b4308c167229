package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Splits as the mysql and mariadb clients do. */
final class MysqlSplitter implements Splitter {
  private static final Stops CODE = Stops.at("'\"`#-/\\");
  private static final Stops NEWLINE = Stops.at("\n");

  private final Window window;
  private final MysqlComments comments;
  private final MysqlQuotes quotes;
  private byte[] delimiter = {';'};
  private Stops code = CODE.and(";");

  /**
   * @param backslashes whether they escape in strings at this moment
   */
  MysqlSplitter(Window window, Brand brand, BooleanSupplier backslashes) {
    this.window = window;
    this.comments = new MysqlComments(window, brand);
    this.quotes = new MysqlQuotes(window, backslashes);
  }

  @Override
  public @Nullable ScriptStatement next() throws IOException, DataError {
    while (comments.skipped()) {
      if (window.startsWith(delimiter)) {
        window.skip(delimiter.length);
        continue;
      }
      window.mark();
      String word = word();
      if (!word.equals("delimiter")) {
        return statement(word);
      }
      changeDelimiter();
    }
    return null;
  }

  private ScriptStatement statement(String word) throws IOException, DataError {
    if (ClientWord.refused(word)) {
      throw window.wrong("the mysql client's own command " + word + " cannot be run here");
    }
    // As in the client, "use" needs no delimiter.
    Stops stops = word.equals("use") ? code.and("\n") : code;
    while (true) {
      int stop = window.skipUntil(stops);
      if (stop == '\\') {
        if (ends()) {
          return window.statement(2);
        }
      } else if (stop < 0 || stop == '\n') {
        return window.statement(0);
      } else if (window.startsWith(delimiter)) {
        return window.statement(delimiter.length);
      } else {
        pass(stop);
      }
    }
  }

  private void pass(int stop) throws IOException, DataError {
    if (stop == '\'' || stop == '"' || stop == '`') {
      quotes.skip(stop);
    } else if (!comments.skip(stop)) {
      window.skip(1);
    }
  }

  /** {@code \g} and {@code \G} end a statement; {@code \N} is part of one. */
  private boolean ends() throws IOException, DataError {
    int command = window.peek(1);
    if (command == 'g' || command == 'G') {
      return true;
    }
    if (command != 'N') {
      String shown = command > ' ' ? String.valueOf((char) command) : "";
      throw window.wrong("the mysql client's own command \\" + shown + " cannot be run here");
    }
    window.skip(2);
    return false;
  }

  private void changeDelimiter() throws IOException, DataError {
    window.skipUntil(NEWLINE);
    String wanted = window.passed().substring("delimiter".length()).strip();
    String[] words = wanted.split("\\s+", 2);
    if (words[0].isEmpty() || words[0].contains("\\")) {
      throw window.wrong("DELIMITER must be followed by a delimiter without a backslash");
    }
    delimiter = words[0].getBytes(ISO_8859_1);
    code = CODE.and(words[0].substring(0, 1));
    window.mark();
  }

  /** The word that the statement begins with, in lower case, if no more than letters follow. */
  private String word() throws IOException, DataError {
    StringBuilder word = new StringBuilder();
    int next = window.peek(0);
    while ((Character.isLetter(next) || next == '_') && word.length() < ClientWord.LONGEST) {
      word.append((char) (next | 0x20));
      next = window.peek(word.length());
    }
    return next <= ' ' || next == ';' ? word.toString() : "";
  }
}
