package dev.stepgate.data.script;

import dev.stepgate.data.Address;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.testkit.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs scripts as the program does. */
record Scripts(Server server, Path folder) {

  ScriptOutcome run(String database, Path script) throws SQLException, DataError {
    return run(database, script, false);
  }

  ScriptOutcome run(String database, Path script, boolean inOneTransaction)
      throws SQLException, DataError {
    Database reached = reach(database);
    try (Connection connection = reached.connect()) {
      return new ScriptRun(
              connection, reached.brand(), inOneTransaction, progress -> {}, () -> false)
          .run(script);
    }
  }

  ScriptOutcome run(String database, String script) throws SQLException, DataError, IOException {
    return run(database, file(script), false);
  }

  Path file(String script) throws IOException {
    return Files.writeString(folder.resolve("a.sql"), script);
  }

  /** A script that lies beside this class. */
  Path resource(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      Files.copy(in, copy);
    }
    return copy;
  }

  String one(String database, String query) throws SQLException {
    try (Connection connection = reach(database).connect();
        var result = connection.createStatement().executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  Database reach(String database) throws SQLException {
    Address address = new Address(server.url(database), server.user(), server.password());
    return Database.reach("dev", address);
  }
}
