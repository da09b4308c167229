package dev.stepgate.data.load;

import dev.stepgate.data.Address;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.testkit.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A fresh database to import into, and what it holds afterwards. */
final class Target {
  private final Database database;

  private Target(Database database) {
    this.database = database;
  }

  static Target on(Server server, String... statements) {
    return as(server, server.user(), server.password(), server.newDatabase(), statements);
  }

  /** The same, as somebody else. */
  static Target as(
      Server server, String user, String password, String database, String... statements) {
    try {
      Address address = new Address(server.url(database), user, password);
      Target target = new Target(Database.reach("dev", address));
      for (String statement : statements) {
        target.execute(statement);
      }
      return target;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  Database database() {
    return database;
  }

  Target execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return this;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** All in one session, after what prepares it. */
  void executeAll(String before, String... statements) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(before);
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        try {
          statement.execute(sql);
        } catch (SQLException failed) {
          throw new IllegalStateException(sql, failed);
        }
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Each row as its values with a bar between them. */
  List<String> rows(String query) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException failed) {
      throw new IllegalStateException(query, failed);
    }
  }

  ImportPlan plan(String id, Source source, Mode mode) {
    return new ImportPlan(id, database, source, mode, TableSelection.ALL);
  }

  ImportResult load(Source source, Mode mode) throws DataError {
    return load("one", source, mode);
  }

  ImportResult load(String id, Source source, Mode mode) throws DataError {
    return Import.run(plan(id, source, mode), (table, rows, all, bytes) -> {}, () -> false);
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      values.add(String.valueOf(result.getString(i)));
    }
    return String.join("|", values);
  }
}
