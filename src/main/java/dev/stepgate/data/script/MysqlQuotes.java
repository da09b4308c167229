package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Strings and names in quotes, where a doubled quote is one that ends and one that begins. */
final class MysqlQuotes {
  private static final Stops NAME = Stops.at("`");
  private static final Stops SINGLE = Stops.at("'");
  private static final Stops DOUBLE = Stops.at("\"");
  private static final Stops ESCAPED_SINGLE = SINGLE.and("\\");
  private static final Stops ESCAPED_DOUBLE = DOUBLE.and("\\");

  private final Window window;
  private final BooleanSupplier backslashes;

  MysqlQuotes(Window window, BooleanSupplier backslashes) {
    this.window = window;
    this.backslashes = backslashes;
  }

  void skip(int quote) throws IOException, DataError {
    int begins = window.length();
    Stops stops = stops(quote);
    window.skip(1);
    int stop = window.skipUntil(stops);
    while (stop == '\\') {
      window.skip(2);
      stop = window.skipUntil(stops);
    }
    if (stop < 0) {
      throw window.wrong(window.lineAt(begins), unended(quote));
    }
    window.skip(1);
  }

  private Stops stops(int quote) {
    if (quote == '`') {
      return NAME;
    }
    if (backslashes.getAsBoolean()) {
      return quote == '"' ? ESCAPED_DOUBLE : ESCAPED_SINGLE;
    }
    return quote == '"' ? DOUBLE : SINGLE;
  }

  private static String unended(int quote) {
    return "the " + (quote == '`' ? "name" : "string") + " that begins here has no end";
  }
}
