package dev.stepgate.data.convert;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.format.CanonicalRow;
import dev.stepgate.data.format.Checksum;
import dev.stepgate.data.format.ColumnEntry;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.ExportFolder;
import dev.stepgate.data.format.ExportFormat;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.Names;
import dev.stepgate.data.format.RowWriter;
import dev.stepgate.data.format.SingleFile;
import dev.stepgate.data.format.Snapshot;
import dev.stepgate.data.format.Source;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.format.TablePlan;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.read.FileSchema;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.read.UnreadableRow;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.support.Program;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays rows out anew in a folder with a manifest, and proves them against the old one. */
final class FolderConversion {
  private final FileSchema known;
  private final Content content;
  private final Layout layout;
  private final Compression compression;

  FolderConversion(FileSchema known, Content content, Layout layout, Compression compression) {
    this.known = known;
    this.content = content;
    this.layout = layout;
    this.compression = compression;
  }

  Manifest write(Collection<SourceTable> sources, Target target) throws IOException, DataError {
    Source from = source();
    Instant created = known.manifest() == null ? Instant.now() : known.manifest().created();
    Map<TablePlan, SourceTable> plans = plans(sources, from);
    try (ExportFolder folder = ExportFolder.create(target.path(), compression, target.id())) {
      List<TableEntry> entries = new ArrayList<>();
      var metadata = new SingleFile.Metadata(created, from.database());
      try (ExportFormat format = ExportFormat.of(layout, folder, metadata)) {
        for (Map.Entry<TablePlan, SourceTable> plan : plans.entrySet()) {
          entries.add(write(plan.getKey(), plan.getValue(), format));
        }
      }
      entries.sort(Comparator.comparing(TableEntry::name));
      Manifest manifest = manifest(folder, target.id(), created, from, entries);
      folder.finish(manifest);
      return manifest;
    }
  }

  private Source source() {
    return known.manifest() == null
        ? new Source("files", Brand.POSTGRESQL, "unknown", "unknown", "unknown")
        : known.manifest().source();
  }

  /** Joins last, as a single file has them. */
  private Map<TablePlan, SourceTable> plans(Collection<SourceTable> sources, Source from) {
    Names names = new Names(layout, compression, from.identity(), this::model);
    Map<TablePlan, SourceTable> plans = new LinkedHashMap<>();
    for (SourceTable source : sources) {
      Table table = known.schema().table(source.name()).orElseThrow();
      List<Column> columns =
          table.columns().stream()
              .filter(column -> source.columns().contains(column.name()))
              .toList();
      plans.put(names.plan(table, columns, column -> masking(table, column)), source);
    }
    return plans.entrySet().stream()
        .sorted(Comparator.comparing(plan -> plan.getKey().joins()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }

  private String model(String table) {
    String model = known.models().get(table);
    return model == null ? Names.django(table) : model;
  }

  private @Nullable String masking(Table table, Column column) {
    return before(table.name())
        .flatMap(
            entry ->
                entry.columns().stream()
                    .filter(each -> each.column().equals(column.name()))
                    .findFirst())
        .map(ColumnEntry::masking)
        .orElse(null);
  }

  private Optional<TableEntry> before(TableName table) {
    return Optional.ofNullable(known.manifest()).flatMap(manifest -> manifest.table(table));
  }

  private TableEntry write(TablePlan plan, SourceTable source, ExportFormat format)
      throws IOException, DataError {
    Checksum checksum = new Checksum();
    try (Rows rows = content.rows(source);
        RowWriter writer = format.table(plan)) {
      int[] places =
          plan.columns().stream().mapToInt(each -> rows.columns().indexOf(each.column())).toArray();
      CanonicalRow canonical = new CanonicalRow(places.length);
      @Nullable String[] values = new String[places.length];
      @Nullable String[] row;
      while ((row = rows.next()) != null) {
        for (int i = 0; i < places.length; i++) {
          values[i] = row[places[i]];
        }
        canonical.set(values);
        checksum.add(canonical);
        writer.write(canonical);
      }
    } catch (UnreadableRow wrong) {
      throw new DataError(String.valueOf(wrong.getMessage()), wrong);
    }
    TableEntry entry = plan.entry(checksum);
    prove(entry);
    return entry;
  }

  private void prove(TableEntry now) throws DataError {
    Optional<TableEntry> before = before(now.name());
    if (before.isPresent()
        && (before.get().rows() != now.rows() || !before.get().checksum().equals(now.checksum()))) {
      throw new DataError("table " + now.table() + " is not what its manifest says");
    }
  }

  private Manifest manifest(
      ExportFolder folder,
      @Nullable String id,
      Instant created,
      Source from,
      List<TableEntry> entries) {
    Manifest before = known.manifest();
    Set<TableName> names = entries.stream().map(TableEntry::name).collect(Collectors.toSet());
    Schema written = known.schema().only(names::contains);
    boolean all = before != null && before.tables().size() == entries.size();
    return new Manifest(
        Manifest.FORMAT,
        Manifest.VERSION,
        "stepgate " + Program.version(),
        created,
        id,
        from,
        before == null ? new Snapshot(1, null) : before.snapshot(),
        all ? before.schemaFingerprint() : written.fingerprint(),
        layout,
        compression,
        folder.files(),
        entries);
  }
}
