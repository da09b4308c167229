package dev.stepgate.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a statement gave.
 *
 * @param complete whether these are all
 */
public record Answer(List<List<@Nullable String>> rows, boolean complete) {
  private static final int MOST_ROWS = 100_000;
  private static final int MOST_LETTERS = 4 * 1024 * 1024;

  static Answer of(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<List<@Nullable String>> rows = new ArrayList<>();
    int letters = 0;
    while (result.next()) {
      if (rows.size() == MOST_ROWS || letters > MOST_LETTERS) {
        return new Answer(rows, false);
      }
      List<@Nullable String> row = new ArrayList<>();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        String value = result.getString(column);
        letters += value == null ? 4 : value.length();
        row.add(value);
      }
      rows.add(row);
    }
    return new Answer(rows, true);
  }

  /** A line for each row, with tabs between the values, and NULL for none. */
  public String text() {
    return rows.stream()
        .map(row -> row.stream().map(Answer::word).toList())
        .map(row -> String.join("\t", row) + "\n")
        .collect(Collectors.joining());
  }

  private static String word(@Nullable String value) {
    return value == null ? "NULL" : value;
  }
}
