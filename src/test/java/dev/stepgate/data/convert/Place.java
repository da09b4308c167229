package dev.stepgate.data.convert;

import dev.stepgate.data.Address;
import dev.stepgate.data.Database;
import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.testkit.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A new database, and the client of its server. */
record Place(Server server, String database) {

  static Place on(Server server, String... statements) {
    Place place = new Place(server, server.newDatabase());
    for (String statement : statements) {
      place.execute(statement);
    }
    return place;
  }

  Database reach() throws SQLException {
    Address address = new Address(server.url(database), server.user(), server.password());
    return Database.reach("dev", address);
  }

  void execute(String sql) {
    try (Connection connection = reach().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  String one(String query) throws SQLException {
    try (Connection connection = reach().connect();
        var result = connection.createStatement().executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  Schema schema() throws SQLException {
    Database reached = reach();
    try (Connection connection = reached.connect()) {
      return SchemaReader.read(connection, reached.brand());
    }
  }

  Manifest export(Path to) throws Exception {
    return export(ExportOptions.to(to));
  }

  Manifest export(ExportOptions options) throws Exception {
    return Export.write(reach(), options, ExportListener.NONE);
  }

  /** Has the client read a script; answers with its exit code. */
  int client(Path script) throws Exception {
    List<String> command =
        server.scheme().contains("postgresql")
            ? List.of(
                "psql",
                "-X",
                "-q",
                "-h127.0.0.1",
                "-p" + server.port(),
                "-U" + server.user(),
                database)
            : List.of(
                "mysql",
                "--no-defaults",
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--user=" + server.user(),
                database);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(script.toFile())
            .redirectErrorStream(true)
            .redirectOutput(script.resolveSibling("client.txt").toFile());
    builder.environment().put("MYSQL_PWD", server.password());
    builder.environment().put("PGPASSWORD", server.password());
    return builder.start().waitFor();
  }

  static String said(Path script) throws IOException {
    return Files.readString(script.resolveSibling("client.txt"));
  }
}
