package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder that an export wrote, with a manifest. */
public final class ExportedFolder implements Source {
  private final Path folder;
  private final Proven proven = new Proven();

  public ExportedFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public Content open(Schema target) throws DataError {
    Manifest manifest = Manifest.read(folder);
    proven.prove(folder, manifest);
    Map<SourceTable, TableEntry> tables = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (TableEntry entry : manifest.tables()) {
      place(entry, target, tables, problems);
    }
    if (!problems.isEmpty()) {
      throw new DataError(folder + ": " + String.join("; ", problems));
    }
    String digest = Digests.of(folder.resolve(Manifest.NAME));
    return manifest.layout().isFixtures()
        ? new FixtureContent(folder, digest, tables)
        : SingleFileContent.open(folder, digest, tables);
  }

  /** Tables that are not in the target may still be excluded, so they keep their own name. */
  private static void place(
      TableEntry entry, Schema target, Map<SourceTable, TableEntry> tables, List<String> problems) {
    List<TableName> found = Names.matching(entry.name(), target);
    if (found.size() > 1) {
      problems.add("table " + entry.name() + " is in several schemas of the target");
      return;
    }
    TableName name = found.isEmpty() ? entry.name() : found.get(0);
    List<String> columns = entry.columns().stream().map(column -> column.column()).toList();
    tables.put(new SourceTable(name, entry.file(), columns, entry.rows()), entry);
  }
}
