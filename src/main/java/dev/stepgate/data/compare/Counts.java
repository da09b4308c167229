package dev.stepgate.data.compare;

import dev.stepgate.data.BoundSql;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Limit;
import dev.stepgate.data.Statements;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How many rows a table has. */
public final class Counts {
  private Counts() {}

  /**
   * @param table its name, with its schema before it where it is not on the search path
   */
  public static long of(Database database, String table, Limit limit) throws DataError {
    String name =
        Arrays.stream(table.split("\\.", 2))
            .map(database.brand()::quoted)
            .collect(Collectors.joining("."));
    String query = "select count(*) from " + name;
    return new Statements(database, limit)
        .look(new BoundSql(query, List.of()), unused -> "").rows().stream()
            .mapToLong(row -> Long.parseLong(String.valueOf(row.get(0))))
            .sum();
  }
}
