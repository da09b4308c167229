package dev.stepgate.data.mask;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A table in the scanned database with the canaries in it, for as long as the scan takes. */
final class CanaryTable implements AutoCloseable {
  static final String NAME = "stepgate_leak_canaries";

  private final Connection connection;
  private final List<Canary> canaries;

  CanaryTable(Connection connection, Brand brand, List<Canary> canaries) throws SQLException {
    this.connection = connection;
    this.canaries = canaries;
    execute("drop table if exists " + NAME);
    execute(
        brand.isMysqlFamily()
            ? create("longtext", "json", "blob")
            : create("text", "json", "bytea"));
  }

  boolean isOf(ScannedTable table) {
    return table.name().name().equals(NAME);
  }

  /** Fails unless all of them were seen. */
  void prove(List<LeakReport.Column> seen) throws DataError {
    long found = seen.stream().filter(LeakReport.Column::leaks).count();
    if (found != canaries.size()) {
      throw new DataError(
          "the leak scan found "
              + found
              + " of "
              + canaries.size()
              + " canaries, so it proves nothing");
    }
  }

  @Override
  public void close() throws SQLException {
    execute("drop table " + NAME);
  }

  private static String create(String text, String json, String bytes) {
    return "create table "
        + NAME
        + " (whole "
        + text
        + ", inside "
        + text
        + ", address "
        + text
        + ", phone "
        + text
        + ", json_value "
        + json
        + ", bytes "
        + bytes
        + ")";
  }

  void fill() throws SQLException {
    String json = connection.getMetaData().getURL().startsWith("jdbc:postgresql") ? "?::json" : "?";
    String insert = "insert into " + NAME + " values (?, ?, ?, ?, " + json + ", ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = 0; i < canaries.size() - 1; i++) {
        statement.setString(i + 1, canaries.get(i).planted());
      }
      byte[] bytes = canaries.get(canaries.size() - 1).planted().getBytes(StandardCharsets.UTF_8);
      statement.setBytes(canaries.size(), bytes);
      statement.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
