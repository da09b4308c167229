package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Empties tables, and only those: no other table's rows go with them or lose what they mean. */
final class Clearing {
  private final Session session;
  private final Schema schema;
  private final List<Table> tables;
  private final Set<TableName> names;

  /**
   * @param tables parents first
   */
  Clearing(Session session, Schema schema, List<Table> tables) {
    this.session = session;
    this.schema = schema;
    this.tables = tables;
    this.names = tables.stream().map(Table::name).collect(Collectors.toSet());
  }

  /** Refuses if rows that stay refer to rows that would go. */
  void mustHurtNobody() throws SQLException, DataError {
    List<String> problems = new ArrayList<>();
    for (Table table : outside()) {
      for (ForeignKey key : intoThese(table)) {
        if (Query.holds(connection(), referring(table, key))) {
          problems.add(
              "table "
                  + table.name()
                  + " is not imported and has rows that refer to "
                  + key.target());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError("nothing was cleared: " + String.join("; ", problems));
    }
  }

  void clear() throws SQLException {
    if (session.brand().isMysqlFamily() || outside().isEmpty()) {
      truncate();
    } else {
      delete();
    }
  }

  private void truncate() throws SQLException {
    if (session.brand() == Brand.POSTGRESQL && !tables.isEmpty()) {
      Query.run(connection(), "truncate " + Names.each(tables, ", ", this::quoted));
      return;
    }
    for (Table table : tables) {
      boolean versioned = session.traits().versioned().contains(table.name());
      Query.run(connection(), (versioned ? "delete from " : "truncate ") + quoted(table));
    }
  }

  private void delete() throws SQLException {
    List<Table> childrenFirst = new ArrayList<>(tables);
    Collections.reverse(childrenFirst);
    for (Table table : childrenFirst) {
      Query.run(connection(), "delete from " + quoted(table));
    }
  }

  private List<Table> outside() {
    return schema.tables().values().stream()
        .filter(table -> !names.contains(table.name()) && !intoThese(table).isEmpty())
        .toList();
  }

  private List<ForeignKey> intoThese(Table table) {
    return table.foreignKeys().stream().filter(key -> names.contains(key.target())).toList();
  }

  private String referring(Table table, ForeignKey key) {
    return "select 1 from "
        + quoted(table)
        + " where "
        + Names.each(key.columns(), " and ", name -> session.brand().quoted(name) + " is not null")
        + " limit 1";
  }

  private String quoted(Table table) {
    return session.rowsOf(table.name());
  }

  private Connection connection() {
    return session.connection();
  }
}
