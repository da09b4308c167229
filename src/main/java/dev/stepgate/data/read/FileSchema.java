package dev.stepgate.data.read;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.format.ColumnEntry;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.ForeignKey;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What files themselves say of the tables that their rows are of.
 *
 * @param models what the files call each table, where that is not its name
 * @param manifest null if there is none
 */
public record FileSchema(Schema schema, Map<String, String> models, @Nullable Manifest manifest) {
  /** A key is known by how its field is written; what it refers to is not. */
  private static final TableName SOMEWHERE = new TableName("", "");

  /** Reads the manifest, or goes through all of the files if there is none. */
  public static FileSchema of(Path files) throws DataError {
    return Files.exists(files.resolve(Manifest.NAME))
        ? of(Manifest.read(files))
        : of(Survey.of(Survey.files(files.toAbsolutePath().normalize())));
  }

  private static FileSchema of(Manifest manifest) {
    SortedMap<TableName, Table> tables = new TreeMap<>();
    Map<String, String> models = new TreeMap<>();
    for (TableEntry entry : manifest.tables()) {
      tables.put(entry.name(), table(entry));
      if (manifest.layout().isFixtures()) {
        models.put(entry.table(), entry.model());
      }
    }
    Schema schema = new Schema(manifest.source().brand(), tables, List.of());
    return new FileSchema(schema, models, manifest);
  }

  private static Table table(TableEntry entry) {
    List<ForeignKey> keys = new ArrayList<>();
    for (ColumnEntry column : entry.columns()) {
      if (!column.field().equals(column.column())) {
        keys.add(new ForeignKey(column.column(), List.of(column.column()), SOMEWHERE, List.of("")));
      }
    }
    List<Column> columns = entry.columns().stream().map(FileSchema::column).toList();
    List<String> key = entry.pk() == null ? List.of() : List.of(entry.pk());
    return new Table(entry.name(), columns, key, List.of(), keys);
  }

  private static Column column(ColumnEntry entry) {
    return new Column(
        entry.column(), entry.type(), entry.kind(), entry.nullable(), null, false, false);
  }

  private static FileSchema of(Iterable<Surveyed> models) {
    SortedMap<TableName, Table> tables = new TreeMap<>();
    Map<String, String> named = new TreeMap<>();
    for (Surveyed model : models) {
      String table = Placing.usual(model.name());
      named.put(table, model.name());
      tables.put(new TableName("public", table), table(new TableName("public", table), model));
    }
    return new FileSchema(new Schema(Brand.POSTGRESQL, tables, List.of()), named, null);
  }

  private static Table table(TableName name, Surveyed model) {
    List<Column> columns = new ArrayList<>();
    boolean keyed = model.keys() > 0 && !model.fields().containsKey("id");
    if (keyed) {
      columns.add(column("id", model.keyKind()));
    }
    model.fields().forEach((field, facts) -> columns.add(column(field, facts.kind())));
    List<String> key = keyed ? List.of("id") : List.of();
    return new Table(name, columns, key, List.of(), List.of());
  }

  private static Column column(String name, Kind kind) {
    return new Column(name, kind.name().toLowerCase(Locale.ROOT), kind, true, null, false, false);
  }
}
