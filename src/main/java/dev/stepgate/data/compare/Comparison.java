package dev.stepgate.data.compare;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.export.Estimates;
import dev.stepgate.data.export.OneMoment;
import dev.stepgate.data.export.ReadListener;
import dev.stepgate.data.export.Reporter;
import dev.stepgate.data.export.TableTask;
import dev.stepgate.data.export.Workers;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A database held against a manifest.
 *
 * @param found what each table holds that is there
 * @param differences by table; none if all is as it was exported
 * @param checksums whether the values were compared too, not only the number of rows
 */
public record Comparison(List<Found> found, List<Difference> differences, boolean checksums) {
  private static final int READERS = 2;

  public Comparison {
    found = List.copyOf(found);
    differences = List.copyOf(differences);
  }

  public boolean isSame() {
    return differences.isEmpty();
  }

  /** Compares the number of rows of each table. */
  public static Comparison ofCounts(Manifest expected, Database actual, ReadListener listener)
      throws DataError, InterruptedException {
    return of(expected, actual, false, listener);
  }

  /**
   * Compares all values. Servers of another brand have other texts for the same values: there, it
   * compares the number of rows.
   */
  public static Comparison ofValues(Manifest expected, Database actual, ReadListener listener)
      throws DataError, InterruptedException {
    return of(expected, actual, expected.source().brand() == actual.brand(), listener);
  }

  private static Comparison of(
      Manifest expected, Database actual, boolean checksums, ReadListener listener)
      throws DataError, InterruptedException {
    try (OneMoment moment = OneMoment.of(actual, READERS)) {
      Connection connection = moment.connections().get(0);
      Expectation expectation =
          new Expectation(expected, actual.identity(), schema(expected, actual, connection));
      listener.planned(Estimates.of(expectation.present(), connection, actual.brand()));
      Reporter reporter = new Reporter(listener);
      List<TableTask<Found>> tasks =
          checksums ? expectation.proofs(reporter) : expectation.counts();
      List<Found> found = new Workers<>(tasks, reporter, actual.brand(), moment).run();
      return new Comparison(
          found.stream().sorted(Comparator.comparing(Found::table)).toList(),
          expectation.differences(found),
          checksums);
    } catch (SQLException failed) {
      throw new DataError(
          "database " + actual.name() + " cannot be read: " + failed.getMessage(), failed);
    }
  }

  private static Schema schema(Manifest expected, Database actual, Connection connection)
      throws SQLException {
    Set<String> schemas =
        expected.tables().stream()
            .map(table -> expected.nameIn(actual.identity(), table).schema())
            .collect(Collectors.toCollection(TreeSet::new));
    return SchemaReader.read(connection, actual.brand(), schemas);
  }
}
