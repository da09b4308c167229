package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One file with all tables.
 *
 * @param starts where each table's array begins in the unpacked file, by the name it has there
 */
record SingleFileContent(
    Path folder, String digest, Map<SourceTable, TableEntry> entries, Map<String, Long> starts)
    implements Content {

  static Content open(Path folder, String digest, Map<SourceTable, TableEntry> entries)
      throws DataError {
    if (entries.isEmpty()) {
      return new FixtureContent(folder, digest, entries);
    }
    String name = entries.values().iterator().next().file();
    Map<String, Long> starts = TableStarts.find(Digests.inside(folder, name));
    return new SingleFileContent(folder, digest, entries, starts);
  }

  @Override
  public List<SourceTable> tables() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public Rows rows(SourceTable table) throws DataError {
    TableEntry entry = Entries.of(entries, table);
    Long start = starts.get(entry.model());
    if (start == null) {
      throw new DataError(entry.file() + " does not hold table " + entry.table());
    }
    List<Field> fields =
        entry.columns().stream()
            .map(column -> new Field(column.column(), column.column(), column.kind()))
            .toList();
    try {
      JsonFile file = JsonFile.open(Digests.inside(folder, entry.file()), start);
      return JsonRows.of(file, entry.table(), fields, new JsonRows.Shape(null, null));
    } catch (IOException failed) {
      throw new DataError(String.valueOf(failed.getMessage()), failed);
    }
  }

  @Override
  public void close() {
    // The file is closed with each table's rows.
  }
}
