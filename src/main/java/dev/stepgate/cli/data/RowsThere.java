package dev.stepgate.cli.data;

import dev.stepgate.data.Brand;
import dev.stepgate.data.export.Estimates;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows a table has: counted where that takes no time, else as the planner thinks.
 *
 * @param counted whether it is exact
 */
record RowsThere(long rows, boolean counted) {
  private static final long MOST_COUNTED = 100_000;

  static SortedMap<TableName, RowsThere> of(
      Set<TableName> tables, Connection connection, Brand brand) throws SQLException {
    SortedMap<TableName, RowsThere> all = new TreeMap<>();
    for (Map.Entry<TableName, Long> one : Estimates.of(tables, connection, brand).entrySet()) {
      long estimate = one.getValue();
      RowsThere rows =
          estimate > MOST_COUNTED
              ? new RowsThere(estimate, false)
              : counted(one.getKey(), connection, brand);
      all.put(one.getKey(), rows);
    }
    return all;
  }

  /** A planner that was never told of a table may think that it is empty. */
  private static RowsThere counted(TableName table, Connection connection, Brand brand)
      throws SQLException {
    String some = "select 1 from " + table.quoted(brand) + " limit " + (MOST_COUNTED + 1);
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("select count(*) from (" + some + ") some_rows")) {
      count.next();
      long rows = count.getLong(1);
      return new RowsThere(rows, rows <= MOST_COUNTED);
    }
  }

  @Override
  public String toString() {
    String number = Amount.of(rows, "row");
    return counted ? number : "about " + number;
  }
}
