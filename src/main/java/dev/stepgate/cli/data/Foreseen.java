package dev.stepgate.cli.data;

import dev.stepgate.cli.Session;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Failure;
import dev.stepgate.data.load.Mode;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.support.Digests;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an import will meet in its target.
 *
 * @param digest of the source
 * @param tables that the import will write to, with what is in them
 */
record Foreseen(
    Database target,
    String digest,
    TableSelection selection,
    SortedMap<TableName, RowsThere> tables) {

  /** Proves the source whole, and looks. */
  static Foreseen of(Source source, Database target, TableSelection selection) throws DataError {
    try (Connection connection = target.connect()) {
      Schema schema = SchemaReader.read(connection, target.brand());
      try (Content content = source.open(schema)) {
        Set<TableName> names =
            content.tables().stream().map(SourceTable::name).collect(Collectors.toSet());
        Set<TableName> present = new TreeSet<>(selection.of(names));
        present.removeIf(name -> schema.table(name).isEmpty());
        SortedMap<TableName, RowsThere> rows = RowsThere.of(present, connection, target.brand());
        return new Foreseen(target, content.digest(), selection, rows);
      }
    } catch (SQLException failed) {
      throw new DataError(
          "database " + target.name() + " cannot be read: " + Failure.of(failed), failed);
    } catch (IOException failed) {
      throw new DataError("the folder cannot be read: " + failed.getMessage(), failed);
    }
  }

  /** The same for the same command, so that it goes on where it was cut. */
  String id(Mode mode) {
    return "data import "
        + Digests.sha256(
                String.join(
                    "\n", digest, target.identity().toString(), mode.name(), selection.toString()))
            .substring(0, 40);
  }

  /** What would be lost, in words. */
  String loss(Mode mode) {
    String what =
        switch (mode) {
          case CLEAN -> "all rows of ";
          case REPLACE, MERGE -> "rows of ";
          case SKIP -> "no rows of ";
        };
    return what + tables.size() + " tables of " + target.identity().database();
  }

  void tell(Session session, Mode mode) {
    session.remark(
        "at "
            + target.address()
            + ", "
            + loss(mode)
            + (mode == Mode.CLEAN ? " are deleted:" : " are overwritten:"));
    tables.forEach((table, rows) -> session.remark("  " + table + ": " + rows));
  }
}
