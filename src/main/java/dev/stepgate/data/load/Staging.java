package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table beside the real one, in which a chunk's rows are compared with those that are there. */
final class Staging {
  private static final String NAME = "stepgate_stage";

  private final Session session;
  private final Unit unit;
  private final StagingSql sql;
  private @Nullable Connection createdIn;

  Staging(Session session, Unit unit, Mode mode) {
    this.session = session;
    this.unit = unit;
    this.sql =
        new StagingSql(session.brand(), unit, mode, NAME, session.rowsOf(unit.table().name()));
  }

  /** Writes the chunk's rows; answers how many of them were not there before. */
  long write(Chunk chunk) throws SQLException, DataError {
    create();
    Query.run(connection(), "delete from " + NAME);
    long staged = session.inlet().write(connection(), chunk, NAME, unit.columns());
    Counted.same(unit, chunk, staged, "taken");
    if (session.brand() == Brand.POSTGRESQL) {
      Query.run(connection(), "analyze " + NAME);
    }
    if (unit.way() == Unit.Way.LINKED) {
      Query.run(connection(), sql.link());
      return 0;
    }
    long met =
        sql.overwrites()
            ? Query.run(connection(), sql.overwrite())
            : Query.number(connection(), sql.met());
    long added = Query.run(connection(), sql.add());
    Counted.same(unit, chunk, met + added, "kept, overwritten or added: a key stands there twice");
    return added;
  }

  /** Outside of a chunk's transaction, since some servers take no tables in one. */
  private void create() throws SQLException {
    if (createdIn == connection()) {
      return;
    }
    Query.run(connection(), "drop " + (mysql() ? "temporary " : "") + "table if exists " + NAME);
    Query.run(connection(), sql.create());
    connection().commit();
    createdIn = connection();
  }

  private boolean mysql() {
    return session.brand().isMysqlFamily();
  }

  private Connection connection() {
    return session.connection();
  }

  /** The columns that rows are told apart by. */
  static List<String> key(Table table, List<Column> written) {
    List<String> names = written.stream().map(Column::name).toList();
    if (!table.primaryKey().isEmpty() && names.containsAll(table.primaryKey())) {
      return table.primaryKey();
    }
    return table.uniqueKeys().stream()
        .filter(
            key -> names.containsAll(key) && key.stream().allMatch(name -> required(table, name)))
        .findFirst()
        .orElse(List.of());
  }

  private static boolean required(Table table, String name) {
    return table.column(name).filter(column -> !column.nullable()).isPresent();
  }
}
