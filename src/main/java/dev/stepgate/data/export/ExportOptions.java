package dev.stepgate.data.export;

import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.schema.TableSelection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is exported, and how.
 *
 * @param to the folder that will be made
 * @param schemas as {@link dev.stepgate.data.schema.SchemaReader} takes them
 * @param id of whoever exports: what it has written before is replaced; null replaces nothing
 * @param workers how many connections may read at once, where the server lets them share a moment
 */
public record ExportOptions(
    Path to,
    Layout layout,
    Compression compression,
    List<String> schemas,
    TableSelection tables,
    Masker masker,
    int workers,
    Clock clock,
    @Nullable String id) {

  /** All tables, as they are. */
  public static ExportOptions to(Path folder) {
    return new ExportOptions(
        folder,
        Layout.FIXTURES,
        Compression.NONE,
        List.of(),
        TableSelection.ALL,
        Masker.NONE,
        2,
        Clock.systemUTC(),
        null);
  }

  public ExportOptions layout(Layout wanted) {
    return new ExportOptions(to, wanted, compression, schemas, tables, masker, workers, clock, id);
  }

  public ExportOptions compression(Compression wanted) {
    return new ExportOptions(to, layout, wanted, schemas, tables, masker, workers, clock, id);
  }

  public ExportOptions schemas(List<String> wanted) {
    return new ExportOptions(to, layout, compression, wanted, tables, masker, workers, clock, id);
  }

  public ExportOptions tables(TableSelection wanted) {
    return new ExportOptions(to, layout, compression, schemas, wanted, masker, workers, clock, id);
  }

  public ExportOptions masker(Masker wanted) {
    return new ExportOptions(to, layout, compression, schemas, tables, wanted, workers, clock, id);
  }

  public ExportOptions workers(int wanted) {
    return new ExportOptions(to, layout, compression, schemas, tables, masker, wanted, clock, id);
  }

  public ExportOptions clock(Clock wanted) {
    return new ExportOptions(to, layout, compression, schemas, tables, masker, workers, wanted, id);
  }

  public ExportOptions id(String wanted) {
    return new ExportOptions(
        to, layout, compression, schemas, tables, masker, workers, clock, wanted);
  }
}
