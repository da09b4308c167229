package dev.stepgate.data.mask;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first rows of each table. */
record SampledRows(Connection connection, Brand brand) implements Guesses.Samples {
  private static final int MOST = 100;

  @Override
  public List<@Nullable String[]> rows(Table table) throws DataError {
    if (table.written().isEmpty()) {
      return List.of();
    }
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query(table))) {
      List<@Nullable String[]> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(row(found, table.written().size()));
      }
      return rows;
    } catch (SQLException failed) {
      throw new DataError(
          "table " + table.name() + " cannot be sampled: " + failed.getMessage(), failed);
    }
  }

  private static @Nullable String[] row(ResultSet found, int count) throws SQLException {
    @Nullable String[] row = new String[count];
    for (int i = 0; i < count; i++) {
      row[i] = found.getString(i + 1);
    }
    return row;
  }

  private String query(Table table) {
    return table.written().stream()
        .map(this::selected)
        .collect(
            Collectors.joining(
                ", ", "select ", " from " + table.name().quoted(brand) + " limit " + MOST));
  }

  /** Bytes tell nothing. */
  private String selected(Column column) {
    if (column.kind() == Kind.BINARY) {
      return "null";
    }
    return brand.quoted(column.name()) + (brand == Brand.POSTGRESQL ? "::text" : "");
  }
}
