package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an import would do, seen before anything is written.
 *
 * @param digest of the source, which has been proven whole
 * @param tables of the target that rows would go into
 */
public record Intent(String digest, Set<TableName> tables) {
  public Intent {
    tables = Set.copyOf(tables);
  }

  /** Looks; the plan's id does not matter. */
  public static Intent of(ImportPlan plan) throws DataError {
    try (Connection connection = plan.target().connect()) {
      connection.setAutoCommit(false);
      Schema schema = SchemaReader.read(connection, plan.target().brand());
      TargetRows existing = new TargetRows(connection, plan);
      try (Content content = plan.source().open(schema, existing)) {
        Set<TableName> names =
            content.tables().stream().map(SourceTable::name).collect(Collectors.toSet());
        Set<TableName> chosen = new TreeSet<>(plan.tables().of(names));
        chosen.removeIf(name -> schema.table(name).isEmpty() || !existing.takes(name));
        return new Intent(content.digest(), chosen);
      }
    } catch (SQLException failed) {
      throw Breakdown.error(plan.target(), failed);
    } catch (IOException failed) {
      throw new DataError("the source cannot be closed", failed);
    }
  }
}
