package dev.stepgate.data.mask;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.support.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for source values that were masked at the export in all text, JSON and bytes of a database:
 * as whole values and inside of longer ones.
 */
public final class LeakScan {
  private final Database database;
  private final LeakLens lens;
  private final BooleanSupplier stopWanted;

  private LeakScan(Database database, LeakLens lens, BooleanSupplier stopWanted) {
    this.database = database;
    this.lens = lens;
    this.stopWanted = stopWanted;
  }

  /**
   * Plants canaries in a table of its own, scans everything, and takes the table away again.
   *
   * @param file what {@link SourceDigests} wrote
   * @throws CancellationException if somebody wants it to stop
   */
  public static LeakReport run(
      Database database, Path file, MaskingKey key, BooleanSupplier stopWanted) throws DataError {
    KeyedHash hash = key.hash("leak");
    SourceDigests.Noted noted = DigestFile.read(file, hash);
    try (SortedDigests digests = new SortedDigests(file, DigestFile.HEADER)) {
      LeakScan scan = new LeakScan(database, new LeakLens(hash, digests), stopWanted);
      List<Canary> canaries = Canary.all(key);
      return new LeakReport(
          noted.digests() - Canary.DIGESTS,
          noted.shortValues(),
          noted.likeFakes(),
          canaries.size(),
          scan.columns(canaries));
    } catch (IOException failed) {
      throw new DataError("cannot read " + file + ": " + failed.getMessage(), failed);
    } catch (SQLException failed) {
      throw new DataError(
          "cannot scan the database '" + database.name() + "': " + failed.getMessage(), failed);
    }
  }

  private List<LeakReport.Column> columns(List<Canary> canaries) throws SQLException, DataError {
    List<LeakReport.Column> found = new ArrayList<>();
    List<LeakReport.Column> planted = new ArrayList<>();
    try (Connection writing = database.connect();
        CanaryTable table = new CanaryTable(writing, database.brand(), canaries);
        Connection reading = database.connect()) {
      table.fill();
      for (ScannedTable scanned : ScannedTable.all(reading, database.brand())) {
        (table.isOf(scanned) ? planted : found).addAll(scan(reading, scanned));
      }
      table.prove(planted);
    }
    return found;
  }

  private List<LeakReport.Column> scan(Connection connection, ScannedTable table)
      throws SQLException {
    int count = table.columns().size();
    long[][] seen = new long[count][3];
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(database.brand() == Brand.POSTGRESQL ? 100 : Integer.MIN_VALUE);
      try (ResultSet rows = statement.executeQuery(table.query(database.brand()))) {
        while (rows.next()) {
          if (stopWanted.getAsBoolean()) {
            throw new CancellationException("the scan is to stop");
          }
          for (int i = 0; i < count; i++) {
            look(rows, i, table.columns().get(i), seen[i]);
          }
        }
      }
    }
    connection.rollback();
    return counted(table, seen);
  }

  private void look(ResultSet row, int index, ScannedTable.Column column, long[] seen)
      throws SQLException {
    LeakLens.Sight sight = column.binary() ? bytes(row.getBytes(index + 1)) : text(row, index + 1);
    if (sight != null) {
      seen[sight.ordinal()]++;
    }
  }

  private LeakLens.@Nullable Sight text(ResultSet row, int index) throws SQLException {
    String text = row.getString(index);
    return text == null ? null : lens.look(text);
  }

  /** What text may be inside of; as a whole they were noted in hex. */
  private LeakLens.@Nullable Sight bytes(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    LeakLens.Sight sight = lens.look(new String(bytes, StandardCharsets.UTF_8));
    return lens.isSource(Digests.hex(bytes)) ? LeakLens.Sight.WHOLE : sight;
  }

  private static List<LeakReport.Column> counted(ScannedTable table, long[][] seen) {
    List<LeakReport.Column> columns = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      columns.add(
          new LeakReport.Column(
              table.name().schema(),
              table.name().name(),
              table.columns().get(i).name(),
              seen[i][0] + seen[i][1] + seen[i][2],
              seen[i][LeakLens.Sight.WHOLE.ordinal()],
              seen[i][LeakLens.Sight.INSIDE.ordinal()]));
    }
    return columns;
  }
}
