package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is in, written down in the target itself and in the same transactions. */
final class Ledger {
  static final String TABLE = "stepgate_load";

  /** Of an entry that speaks of the whole import. */
  static final String WHOLE = "";

  private static final String COLUMNS = "import_id, part, chunk, state, row_count, added, detail";

  private final Session session;
  private final String id;

  Ledger(Session session, String id) {
    this.session = session;
    this.id = id;
  }

  /**
   * One line of it.
   *
   * @param part {@link #WHOLE}, or a unit's
   * @param chunk from 1; 0 speaks of the part as a whole
   * @param rows of the chunk; of a part, those that were there before
   * @param added those of the rows that were not there before
   * @param detail of the whole: what was agreed; of a part: the way; of a chunk: its hash
   */
  record Entry(
      String id, String part, int chunk, String state, long rows, long added, String detail) {}

  void create() throws SQLException {
    boolean mysql = session.brand().isMysqlFamily();
    Query.run(
        connection(),
        "create table if not exists "
            + TABLE
            + " (import_id varchar(100) not null, part varchar(250) not null,"
            + " chunk int not null, state varchar(20) not null, row_count bigint not null,"
            + " added bigint not null, detail text not null,"
            + " primary key (import_id, part, chunk))"
            + (mysql ? " engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin" : ""));
    connection().commit();
  }

  static boolean exists(Connection connection, Brand brand) throws SQLException {
    String current = brand.isMysqlFamily() ? "database()" : "any (current_schemas(false))";
    return Query.holds(
        connection,
        "select 1 from information_schema.tables where table_schema = "
            + current
            + " and table_name = '"
            + TABLE
            + "'");
  }

  void put(String part, int chunk, String state, long rows, long added, String detail)
      throws SQLException {
    String insert = "insert into " + TABLE + " (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection().prepareStatement(insert)) {
      statement.setString(1, id);
      statement.setString(2, part);
      statement.setInt(3, chunk);
      statement.setString(4, state);
      statement.setLong(5, rows);
      statement.setLong(6, added);
      statement.setString(7, detail);
      statement.executeUpdate();
    }
  }

  /** The state of the import as a whole. */
  void state(String state) throws SQLException {
    String update = "update " + TABLE + " set state = ? where import_id = ? and part = ''";
    try (PreparedStatement statement = connection().prepareStatement(update)) {
      statement.setString(1, state);
      statement.setString(2, id);
      statement.executeUpdate();
    }
  }

  Optional<Entry> whole() throws SQLException {
    return entries(connection(), "where import_id = ? and part = ''", id).stream().findFirst();
  }

  Optional<Entry> entry(String part, int chunk) throws SQLException {
    return part(part).stream().filter(entry -> entry.chunk() == chunk).findFirst();
  }

  List<Entry> part(String part) throws SQLException {
    return entries(connection(), "where import_id = ? and part = ? order by chunk", id, part);
  }

  /** All that is known of this import; whatever it wrote is still there. */
  void forget() throws SQLException {
    run("delete from " + TABLE + " where import_id = ?");
  }

  /** An import that was cut cannot go on once another has begun; that it was cut is kept. */
  void supersedeOthers() throws SQLException {
    run("delete from " + TABLE + " where import_id <> ? and part <> ''");
    run("delete from " + TABLE + " where import_id <> ? and state = 'verified'");
    run("update " + TABLE + " set state = 'superseded' where import_id <> ?");
  }

  /** Every import that is remembered, as a whole. */
  static List<Entry> wholes(Connection connection) throws SQLException {
    return entries(connection, "where part = '' order by import_id");
  }

  private void run(String sql) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }

  private static List<Entry> entries(Connection connection, String which, String... values)
      throws SQLException {
    String query = "select " + COLUMNS + " from " + TABLE + " " + which;
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          entries.add(entry(result));
        }
      }
    }
    return entries;
  }

  private static Entry entry(ResultSet result) throws SQLException {
    return new Entry(
        result.getString(1),
        result.getString(2),
        result.getInt(3),
        result.getString(4),
        result.getLong(5),
        result.getLong(6),
        result.getString(7));
  }

  private Connection connection() {
    return session.connection();
  }
}
