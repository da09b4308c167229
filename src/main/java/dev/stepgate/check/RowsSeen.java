package dev.stepgate.check;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Limit;
import dev.stepgate.data.compare.Comparison;
import dev.stepgate.data.compare.Counts;
import dev.stepgate.data.compare.Difference;
import dev.stepgate.data.export.ReadListener;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.support.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** The tables of a database or of an export. */
final class RowsSeen implements TablesSeen {
  private static final int MOST_SHOWN = 20;
  private final String subject;
  private final CheckContext context;
  private final Limit limit;

  RowsSeen(String subject, CheckContext context) {
    this.subject = subject;
    this.context = context;
    this.limit = new Limit(context.timeout(), context::stopWanted);
  }

  @Override
  public Finding count(String table, Range wanted) throws NotJudged {
    long rows = isDatabase() ? inDatabase(table) : inExport(table);
    return new Finding(
        wanted.holds(BigDecimal.valueOf(rows)),
        table + " " + wanted.text() + " rows",
        table + " " + rows + " rows");
  }

  @Override
  public Finding sameAs(String export) throws NotJudged {
    try {
      Manifest expected = Manifest.read(context.exported(export));
      if (!isDatabase()) {
        return same(expected, Manifest.read(context.exported(subject)), export);
      }
      Comparison found = Comparison.ofValues(expected, database(), new Until(limit));
      return finding(found, export);
    } catch (DataError failed) {
      throw new NotJudged(String.valueOf(failed.getMessage()));
    } catch (CancellationException | InterruptedException stopped) {
      throw new NotJudged(limit.isStopped() ? "the run was stopped" : "it took too long");
    }
  }

  private boolean isDatabase() {
    return context.databases().isDeclared(subject);
  }

  private Database database() throws DataError {
    return context.databases().reach(new DatabaseName(subject));
  }

  private long inDatabase(String table) throws NotJudged {
    try {
      return Counts.of(database(), table, limit);
    } catch (DataError failed) {
      throw new NotJudged(String.valueOf(failed.getMessage()));
    }
  }

  private long inExport(String table) throws NotJudged {
    try {
      return Manifest.read(context.exported(subject)).tables().stream()
          .filter(entry -> entry.table().equals(table))
          .mapToLong(entry -> entry.rows())
          .findFirst()
          .orElseThrow(() -> new DataError("the export has no table " + table));
    } catch (DataError failed) {
      throw new NotJudged(String.valueOf(failed.getMessage()));
    }
  }

  private static Finding same(Manifest expected, Manifest actual, String export) {
    String differing =
        expected.tables().stream()
            .filter(
                table ->
                    actual
                        .table(table.name())
                        .filter(other -> other.checksum().equals(table.checksum()))
                        .isEmpty())
            .map(table -> table.name().toString())
            .collect(Collectors.joining(", "));
    return new Finding(
        differing.isEmpty(),
        "same as " + export,
        differing.isEmpty() ? "the same" : "these tables differ: " + differing);
  }

  private static Finding finding(Comparison comparison, String export) {
    String what = comparison.checksums() ? "same as " + export : "as many rows as " + export;
    if (comparison.isSame()) {
      return new Finding(true, what, comparison.found().size() + " tables, all of them");
    }
    List<Difference> differences = comparison.differences();
    String shown =
        differences.stream()
            .limit(MOST_SHOWN)
            .map(Difference::toString)
            .collect(Collectors.joining("; "));
    int more = differences.size() - MOST_SHOWN;
    return new Finding(false, what, more > 0 ? shown + "; and " + more + " more" : shown);
  }

  private record Until(Limit limit) implements ReadListener {
    @Override
    public void progressed(TableName table, long rows, long bytes) {
      if (limit.isReached()) {
        throw new CancellationException("its limit is reached");
      }
    }
  }
}
