package dev.stepgate.data.mask;

import dev.stepgate.data.Address;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.export.Masker;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.load.Import;
import dev.stepgate.data.load.ImportPlan;
import dev.stepgate.data.load.ImportResult;
import dev.stepgate.data.load.Mode;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.testkit.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A new database, and what is done with it. */
record Site(Server server, Database database) {
  static Site on(Server server, List<String> statements) throws SQLException {
    String name = server.newDatabase();
    if (!server.scheme().contains("postgres")) {
      server.execute(name, "alter database character set utf8mb4");
    }
    Address address = new Address(server.url(name), server.user(), server.password());
    Site site = new Site(server, Database.reach("site", address));
    for (String statement : statements) {
      site.execute(statement);
    }
    return site;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Each row as its values with bars between them. */
  List<String> rows(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    }
  }

  Manifest export(Path to, Masker masker) throws DataError, InterruptedException {
    return Export.write(database, ExportOptions.to(to).masker(masker), ExportListener.NONE);
  }

  ImportResult load(Path export) throws DataError {
    ImportPlan plan =
        new ImportPlan("one", database, new ExportedFolder(export), Mode.SKIP, TableSelection.ALL);
    return Import.run(plan, (table, rows, all, bytes) -> {}, () -> false);
  }
}
