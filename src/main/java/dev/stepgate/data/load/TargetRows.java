package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.read.Existing;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** The rows that are in the target before an import begins. */
record TargetRows(Connection connection, ImportPlan plan) implements Existing {

  @Override
  public boolean isEmptied(TableName table) {
    return plan.mode() == Mode.CLEAN && takes(table);
  }

  @Override
  public boolean takes(TableName table) {
    Users users = plan.users();
    return plan.tables().takes(table) && (users == null || !users.table().equals(table.name()));
  }

  @Override
  public List<String> find(Table table, List<String> columns, List<String> values, String wanted)
      throws DataError {
    String query =
        "select "
            + brand().quoted(wanted)
            + " from "
            + table.name().quoted(brand())
            + " where "
            + Names.each(columns, " and ", column -> brand().quoted(column) + " = ?")
            + " limit 2";
    try {
      Savepoint before = connection.setSavepoint();
      try {
        return found(query, values);
      } catch (SQLException failed) {
        if (!isOfAnotherType(failed)) {
          throw failed;
        }
        connection.rollback(before);
        return List.of();
      }
    } catch (SQLException failed) {
      throw Breakdown.error(plan.target(), failed);
    }
  }

  /** A value that the column could never have is in no row. */
  private static boolean isOfAnotherType(SQLException failed) {
    return String.valueOf(failed.getSQLState()).startsWith("22");
  }

  private List<String> found(String query, List<String> values) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.size(); i++) {
        if (brand() == Brand.POSTGRESQL) {
          statement.setObject(i + 1, values.get(i), Types.OTHER);
        } else {
          statement.setString(i + 1, values.get(i));
        }
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          String value = result.getString(1);
          if (value != null) {
            found.add(value);
          }
        }
      }
    }
    return found;
  }

  @Override
  public long largest(Table table, String column) throws DataError {
    try {
      return Query.number(
          connection,
          "select coalesce(max("
              + brand().quoted(column)
              + "), 0) from "
              + table.name().quoted(brand()));
    } catch (SQLException failed) {
      throw Breakdown.error(plan.target(), failed);
    }
  }

  private Brand brand() {
    return plan.target().brand();
  }
}
