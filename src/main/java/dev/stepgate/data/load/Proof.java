package dev.stepgate.data.load;

import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What must hold once all rows are in: counts, references and counters. */
final class Proof {
  private final Session session;
  private final Ledger ledger;
  private final Schema schema;

  Proof(Session session, Ledger ledger, Schema schema) {
    this.session = session;
    this.ledger = ledger;
    this.schema = schema;
  }

  List<String> violations(List<Unit> units) throws SQLException {
    Set<TableName> tables = new TreeSet<>();
    List<String> violations = new ArrayList<>();
    for (Unit unit : units) {
      tables.add(unit.table().name());
      count(unit, violations);
    }
    violations.addAll(new Orphans(session, schema).violations(tables));
    for (Counters counters : counters()) {
      violations.addAll(counters.advance(tables));
    }
    session.connection().commit();
    return violations;
  }

  LoadedTable loaded(Unit unit) throws SQLException {
    long rows = 0;
    long added = 0;
    long before = 0;
    for (Ledger.Entry entry : ledger.part(unit.part())) {
      before += entry.chunk() == 0 ? entry.rows() : 0;
      rows += entry.chunk() == 0 ? 0 : entry.rows();
      added += entry.added();
    }
    return new LoadedTable(unit.table().name(), rows, added, before);
  }

  private void count(Unit unit, List<String> violations) throws SQLException {
    LoadedTable loaded = loaded(unit);
    String table = "table " + unit.table().name() + ": ";
    if (loaded.rows() != unit.source().rows()) {
      violations.add(
          table + unit.source().rows() + " rows were announced, and " + loaded.rows() + " came");
    }
    long wanted = loaded.before() + loaded.added();
    long there =
        Query.number(
            session.connection(), "select count(*) from " + session.rowsOf(unit.table().name()));
    if (there != wanted) {
      violations.add(table + "it has " + there + " rows and should have " + wanted);
    }
  }

  private List<Counters> counters() {
    Connection connection = session.connection();
    return switch (session.brand()) {
      case POSTGRESQL -> List.of(new SequenceCounters(connection, schema));
      case MYSQL -> List.of(new AutoIncrementCounters(connection, schema));
      case MARIADB ->
          List.of(new AutoIncrementCounters(connection, schema), new MariadbSequences(connection));
    };
  }
}
