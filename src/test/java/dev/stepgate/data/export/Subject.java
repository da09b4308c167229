package dev.stepgate.data.export;

import dev.stepgate.data.Address;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.testkit.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A new database, and what an export makes of it. */
record Subject(Server server, String database) {
  static Subject on(Server server, String... statements) {
    Subject subject = new Subject(server, server.newDatabase());
    for (String statement : statements) {
      subject.execute(statement);
    }
    return subject;
  }

  void execute(String statement) {
    server.execute(database, statement);
  }

  /** The first value of the answer. */
  String one(String query) {
    try (Connection connection = reach().connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(query, failed);
    }
  }

  Database reach() throws SQLException {
    return Database.reach(
        "prod", new Address(server.url(database), server.user(), server.password()));
  }

  Manifest export(ExportOptions options) throws SQLException, DataError, InterruptedException {
    return Export.write(reach(), options, ExportListener.NONE);
  }

  static String text(Path folder, String file) throws IOException {
    Path path = folder.resolve(file);
    try (InputStream plain = Compression.of(file).unpacked(Files.newInputStream(path))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static TableEntry table(Manifest manifest, String name) {
    return manifest.tables().stream()
        .filter(table -> table.table().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
