package dev.stepgate.data;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Files that stand in for those that rows name and that did not come along.
 *
 * @param table its name, with its schema and a full stop before it if that is needed
 * @param column has a path in each row, or nothing
 * @param folder all files are made below it
 */
public record Placeholders(Database database, String table, String column, Path folder) {
  private static final int ROWS = 1_000;

  /**
   * What came of it, in different paths.
   *
   * @param made files that were missing
   * @param there those of which something was there already
   * @param refused those that lead out of the folder or cannot be the path of a file
   * @param complete false if it was asked to stop before the end
   */
  public record Result(long made, long there, long refused, boolean complete) {

    /** One line for people. */
    @Override
    public String toString() {
      return made + " made, " + there + " there already, " + refused + " refused";
    }
  }

  /**
   * Makes every file that is missing, and changes none.
   *
   * @param stopWanted is asked before each path
   */
  public Result make(BooleanSupplier stopWanted) throws DataError {
    try (Connection connection = database.connect()) {
      String query = query(SchemaReader.read(connection, database.brand()));
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(database.brand().isMysqlFamily() ? Integer.MIN_VALUE : ROWS);
        try (ResultSet paths = statement.executeQuery(query)) {
          Result result = make(paths, stopWanted);
          if (!result.complete()) {
            statement.cancel();
          }
          return result;
        }
      }
    } catch (SQLException failed) {
      throw new DataError(
          "database " + database.name() + " cannot be read: " + Failure.of(failed), failed);
    }
  }

  private Result make(ResultSet paths, BooleanSupplier stopWanted) throws SQLException, DataError {
    long[] counts = new long[EnclosedFolder.Outcome.values().length];
    boolean complete = true;
    try {
      EnclosedFolder enclosed = new EnclosedFolder(folder);
      while (complete && paths.next()) {
        complete = !stopWanted.getAsBoolean();
        if (complete) {
          String path = new String(paths.getBytes(1), StandardCharsets.UTF_8);
          counts[enclosed.make(path, StandIn.of(path)).ordinal()]++;
        }
      }
    } catch (IOException failed) {
      // The message of the failure has the path, which is a value of a row.
      throw new DataError(folder + ": a file cannot be made in it", failed);
    }
    return new Result(counts[0], counts[1], counts[2], complete);
  }

  private String query(Schema schema) throws DataError {
    List<Table> found =
        schema.tables().values().stream().filter(each -> isMeant(each.name())).toList();
    if (found.size() != 1) {
      throw new DataError(
          (found.isEmpty() ? "there is no table " : "there are several tables ") + table);
    }
    Table meant = found.get(0);
    Column files =
        meant
            .column(column)
            .orElseThrow(() -> new DataError("table " + table + " has no column " + column));
    if (files.kind() != Kind.TEXT) {
      throw new DataError("table " + table + ", column " + column + " is not text");
    }
    String name = database.brand().quoted(column);
    // Letters that a collation takes for equal are different in the name of a file.
    return "select distinct "
        + (database.brand().isMysqlFamily()
            ? "cast(convert(" + name + " using utf8mb4) as binary)"
            : "convert_to(" + name + "::text, 'UTF8')")
        + " from "
        + meant.name().quoted(database.brand())
        + " where "
        + name
        + " <> ''";
  }

  private boolean isMeant(TableName name) {
    return name.name().equals(table) || (name.schema() + "." + name.name()).equals(table);
  }
}
