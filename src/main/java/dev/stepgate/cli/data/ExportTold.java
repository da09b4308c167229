package dev.stepgate.cli.data;

import dev.stepgate.cli.Session;
import dev.stepgate.data.format.FileEntry;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.run.Json;
import dev.stepgate.support.Sizes;
import java.nio.file.Path;
import java.util.Objects;

/** Says what an export has written. */
record ExportTold(Session session, boolean json) {

  void tell(Manifest manifest, Path folder) {
    long rows = manifest.tables().stream().mapToLong(TableEntry::rows).sum();
    long bytes = manifest.files().stream().mapToLong(FileEntry::bytes).sum();
    if (json) {
      manifest.tables().forEach(this::object);
      session.say(
          Json.object()
              .put("event", "exported")
              .put("folder", folder.toString())
              .put("database", manifest.source().database())
              .put("identity", manifest.source().identity().toString())
              .put("tables", manifest.tables().size())
              .put("rows", rows)
              .put("bytes", bytes)
              .put("masked", isMasked(manifest)));
      return;
    }
    manifest.tables().forEach(table -> session.say(line(table)));
    session.say(
        "%s of %s in %s, %s, %s"
            .formatted(
                Amount.of(rows, "row"),
                Amount.of(manifest.tables().size(), "table"),
                folder,
                Sizes.render(bytes),
                isMasked(manifest) ? "masked" : "unmasked"));
  }

  private void object(TableEntry table) {
    session.say(
        Json.object()
            .put("event", "table")
            .put("schema", table.schema())
            .put("table", table.table())
            .put("rows", table.rows()));
  }

  private static String line(TableEntry table) {
    return table.table() + ": " + Amount.of(table.rows(), "row");
  }

  private static boolean isMasked(Manifest manifest) {
    return manifest.tables().stream()
        .flatMap(table -> table.columns().stream())
        .anyMatch(column -> Objects.nonNull(column.masking()));
  }
}
