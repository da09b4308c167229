package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for rows that refer to rows that are not there, by one query for each foreign key. */
final class Orphans {
  private final Session session;
  private final Schema schema;

  Orphans(Session session, Schema schema) {
    this.session = session;
    this.schema = schema;
  }

  /** On every key from or to one of these tables. */
  List<String> violations(Set<TableName> tables) throws SQLException {
    List<String> violations = new ArrayList<>();
    for (Table table : schema.tables().values()) {
      for (ForeignKey key : table.foreignKeys()) {
        if (tables.contains(table.name()) || tables.contains(key.target())) {
          look(table, key, violations);
        }
      }
    }
    return violations;
  }

  private void look(Table table, ForeignKey key, List<String> violations) throws SQLException {
    long orphans = Query.number(session.connection(), query(table, key));
    if (orphans > 0) {
      violations.add(
          "table "
              + table.name()
              + ": "
              + orphans
              + (orphans == 1 ? " row refers by " : " rows refer by ")
              + String.join(", ", key.columns())
              + " to rows of "
              + key.target()
              + " that are not there ("
              + key.name()
              + ")");
    }
  }

  /** A key of which any column is null refers to nothing. */
  private String query(Table table, ForeignKey key) {
    Brand brand = schema.brand();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      places.add(i);
    }
    return "select count(*) from "
        + session.rowsOf(table.name())
        + " c where "
        + Names.each(key.columns(), " and ", name -> "c." + brand.quoted(name) + " is not null")
        + " and not exists (select 1 from "
        + session.rowsOf(key.target())
        + " p where "
        + Names.each(
            places,
            " and ",
            place ->
                "p."
                    + brand.quoted(key.targetColumns().get(place))
                    + " = c."
                    + brand.quoted(key.columns().get(place)))
        + ")";
  }
}
