package dev.stepgate.cli.data;

import dev.stepgate.data.DataError;
import dev.stepgate.data.compare.Difference;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two exports held against each other. */
final class Folders {
  private Folders() {}

  static List<Difference> differences(Path expected, Path actual) throws DataError {
    Manifest wanted = proven(expected);
    Manifest found = proven(actual);
    Set<TableName> names = new TreeSet<>();
    wanted.tables().forEach(table -> names.add(table.name()));
    found.tables().forEach(table -> names.add(found.nameIn(wanted.source().identity(), table)));
    List<Difference> differences = new ArrayList<>();
    for (TableName name : names) {
      compare(name, wanted.table(name), find(found, wanted, name)).ifPresent(differences::add);
    }
    return differences;
  }

  private static Optional<TableEntry> find(Manifest found, Manifest wanted, TableName name) {
    return found.tables().stream()
        .filter(table -> found.nameIn(wanted.source().identity(), table).equals(name))
        .findFirst();
  }

  private static Optional<Difference> compare(
      TableName name, Optional<TableEntry> wanted, Optional<TableEntry> found) {
    if (wanted.isEmpty() || found.isEmpty()) {
      return Optional.of(new Difference(name, "table", presence(wanted), presence(found)));
    }
    long rows = wanted.get().rows();
    if (rows != found.get().rows()) {
      return Optional.of(
          new Difference(name, "rows", String.valueOf(rows), String.valueOf(found.get().rows())));
    }
    String checksum = wanted.get().checksum();
    return checksum.equals(found.get().checksum())
        ? Optional.empty()
        : Optional.of(new Difference(name, "checksum", checksum, found.get().checksum()));
  }

  private static String presence(Optional<TableEntry> table) {
    return table.isPresent() ? "present" : "missing";
  }

  /** A manifest speaks only for files that are as it says. */
  private static Manifest proven(Path folder) throws DataError {
    Manifest manifest = Manifest.read(folder);
    Schema none = new Schema(manifest.source().brand(), new TreeMap<>(), List.of());
    try {
      new ExportedFolder(folder).open(none).close();
      return manifest;
    } catch (IOException failed) {
      throw new DataError(folder + " cannot be read", failed);
    }
  }
}
