package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.format.ColumnEntry;
import dev.stepgate.data.format.TablePlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses values of MySQL and MariaDB whose text would be that of another value. Columns that are
 * masked leave none of their values, and are not looked at.
 */
final class Telling {
  private static final Pattern MEMBER = Pattern.compile("'((?:[^']|'')*)'");

  /** Each byte or character of these has its own character in Unicode. */
  private static final String CHARACTER_SETS =
      "select table_schema, table_name, column_name, character_set_name"
          + " from information_schema.columns where table_schema = database()"
          + " and character_set_name not in ('utf8', 'utf8mb3', 'utf8mb4', 'ucs2', 'utf16',"
          + " 'utf16le', 'utf32', 'latin1', 'binary')";

  private final Connection connection;
  private final Brand brand;
  private final Map<List<String>, String> characterSets = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Telling(Connection connection, Brand brand) {
    this.connection = connection;
    this.brand = brand;
  }

  static void refuse(Connection connection, Brand brand, List<TablePlan> plans)
      throws SQLException, DataError {
    if (brand.isMysqlFamily()) {
      new Telling(connection, brand).look(plans);
    }
  }

  private void look(List<TablePlan> plans) throws SQLException, DataError {
    readCharacterSets();
    for (TablePlan plan : plans) {
      for (ColumnEntry column : plan.columns()) {
        if (column.masking() == null) {
          look(plan, column);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError(String.join("; ", problems));
    }
  }

  private void readCharacterSets() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(CHARACTER_SETS)) {
      while (result.next()) {
        characterSets.put(
            List.of(result.getString(1), result.getString(2), result.getString(3)),
            result.getString(4));
      }
    }
  }

  private void look(TablePlan plan, ColumnEntry column) throws SQLException {
    String name = brand.quoted(column.column());
    if (hasEmptyMember(column.type())) {
      lookFor(
          plan,
          column,
          name + " = 0",
          "holds the error value of an enum, which reads like its member ''");
    }
    String set =
        characterSets.get(
            List.of(plan.table().name().schema(), plan.table().name().name(), column.column()));
    if (set != null) {
      lookFor(
          plan,
          column,
          "binary convert(convert(" + name + " using utf8mb4) using " + set + ") <> binary " + name,
          "holds characters of " + set + " that Unicode does not give back");
    }
  }

  private static boolean hasEmptyMember(String type) {
    if (!type.startsWith("enum(")) {
      return false;
    }
    Matcher member = MEMBER.matcher(type);
    while (member.find()) {
      if (member.group(1).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void lookFor(TablePlan plan, ColumnEntry column, String condition, String what)
      throws SQLException {
    String query =
        "select 1 from " + plan.table().name().quoted(brand) + " where " + condition + " limit 1";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      if (result.next()) {
        problems.add("table " + plan.table().name() + ", column " + column.column() + " " + what);
      }
    }
  }
}
