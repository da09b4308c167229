package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Splits texts in memory, with read buffers of any size. */
final class Split {
  private static final Limit LIMIT = new Limit(1_000_000, "this test");
  private static final int LARGEST_CHUNK = 64;

  private Split() {}

  /** The same whatever the size of the read buffer. */
  static List<String> mysql(String script) throws DataError, IOException {
    return all(script, window -> new MysqlSplitter(window, Brand.MYSQL, () -> true));
  }

  static List<String> mariadb(String script) throws DataError, IOException {
    return all(script, window -> new MysqlSplitter(window, Brand.MARIADB, () -> true));
  }

  static List<String> mysqlWithoutBackslashes(String script) throws DataError, IOException {
    return all(script, window -> new MysqlSplitter(window, Brand.MYSQL, () -> false));
  }

  static List<String> postgres(String script) throws DataError, IOException {
    return all(script, window -> new PostgresSplitter(window, () -> false));
  }

  static List<String> postgresWithBackslashes(String script) throws DataError, IOException {
    return all(script, window -> new PostgresSplitter(window, () -> true));
  }

  static Window window(String script, int chunk) {
    return new Window(new ByteArrayInputStream(script.getBytes(UTF_8)), "a.sql", LIMIT, chunk);
  }

  private static List<String> all(
      String script, java.util.function.Function<Window, Splitter> splitter)
      throws DataError, IOException {
    List<String> found = statements(splitter.apply(window(script, LARGEST_CHUNK)));
    for (int chunk = 1; chunk < LARGEST_CHUNK; chunk++) {
      List<String> again = statements(splitter.apply(window(script, chunk)));
      if (!again.equals(found)) {
        throw new AssertionError("with a buffer of " + chunk + ": " + again + " but " + found);
      }
    }
    return found;
  }

  private static List<String> statements(Splitter splitter) throws DataError, IOException {
    List<String> found = new ArrayList<>();
    for (var next = splitter.next(); next != null; next = splitter.next()) {
      found.add(next.line() + ": " + next.text(UTF_8));
    }
    return found;
  }
}
