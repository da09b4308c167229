package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.ColumnEntry;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder with a file for each table. */
record FixtureContent(Path folder, String digest, Map<SourceTable, TableEntry> entries)
    implements Content {

  @Override
  public List<SourceTable> tables() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public Rows rows(SourceTable table) throws DataError {
    TableEntry entry = Entries.of(entries, table);
    List<Field> fields = entry.columns().stream().map(FixtureContent::field).toList();
    JsonRows.Shape shape = new JsonRows.Shape(entry.model(), key(entry));
    try {
      JsonFile file = JsonFile.open(Digests.inside(folder, entry.file()), 0);
      return JsonRows.of(file, entry.table(), fields, shape);
    } catch (IOException failed) {
      throw new DataError(String.valueOf(failed.getMessage()), failed);
    }
  }

  @Override
  public void close() {
    // Each table's file is closed with its rows.
  }

  private static Field field(ColumnEntry column) {
    return new Field(column.field(), column.column(), column.kind());
  }

  private static @Nullable String key(TableEntry entry) {
    return entry.columns().stream()
        .filter(column -> column.column().equals(entry.pk()))
        .map(ColumnEntry::field)
        .findFirst()
        .orElse(null);
  }
}
