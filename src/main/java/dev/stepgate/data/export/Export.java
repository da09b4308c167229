package dev.stepgate.data.export;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.format.DjangoModels;
import dev.stepgate.data.format.ExportFolder;
import dev.stepgate.data.format.ExportFormat;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.Names;
import dev.stepgate.data.format.SingleFile;
import dev.stepgate.data.format.Source;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.format.TablePlan;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.SchemaReader;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.support.Program;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Writes a database's tables, as they were at one moment, to a folder that proves what it holds.
 */
public final class Export {
  private final Database source;
  private final ExportOptions options;
  private final ExportListener listener;
  private final Instant time;

  private Export(Database source, ExportOptions options, ExportListener listener) {
    this.source = source;
    this.options = options;
    this.listener = listener;
    this.time = options.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Writes the folder; if anything fails, or the thread is interrupted, there is none. */
  public static Manifest write(Database source, ExportOptions options, ExportListener listener)
      throws DataError, InterruptedException {
    try {
      return new Export(source, options, listener).write();
    } catch (SQLException failed) {
      throw new DataError(
          "database " + source.name() + " cannot be read: " + failed.getMessage(), failed);
    } catch (IOException failed) {
      throw new DataError(options.to() + " cannot be written: " + failed.getMessage(), failed);
    }
  }

  private Manifest write() throws SQLException, IOException, DataError, InterruptedException {
    try (ExportFolder folder =
            ExportFolder.create(options.to(), options.compression(), options.id());
        OneMoment moment = OneMoment.of(source, readers())) {
      Connection connection = moment.connections().get(0);
      Schema schema = SchemaReader.read(connection, source.brand(), options.schemas());
      Set<TableName> chosen = chosen(schema);
      Changes changes = options.masker().fit(schema, chosen);
      Schema exported = schema.only(chosen::contains);
      SortedMap<TableName, Long> expected = Estimates.of(chosen, connection, source.brand());
      listener.planned(expected);
      List<TablePlan> plans =
          ordered(plans(names(connection, schema), exported, changes), expected);
      Telling.refuse(connection, source.brand(), plans);
      LeftOut.of(connection, source.brand(), exported.tables().keySet()).forEach(listener::noticed);
      List<TableEntry> tables = rows(folder, moment, plans, changes);
      options.masker().finish(folder);
      Manifest manifest = manifest(folder, moment, exported, tables);
      folder.finish(manifest);
      return manifest;
    }
  }

  private Set<TableName> chosen(Schema schema) throws DataError {
    Set<TableName> chosen = options.tables().of(schema.tables().keySet());
    if (options.layout() == Layout.DJANGO) {
      chosen.removeIf(table -> table.name().equals("django_migrations"));
    }
    return chosen;
  }

  /** A single file is written by one. */
  private int readers() {
    return options.layout() == Layout.SINGLE_FILE ? 1 : options.workers();
  }

  private Names names(Connection connection, Schema schema) throws SQLException {
    return options.layout() == Layout.DJANGO
        ? new Names(
            options.layout(),
            options.compression(),
            source.identity(),
            new DjangoModels(DjangoApps.of(connection, schema)))
        : new Names(options.layout(), options.compression(), source.identity());
  }

  private List<TablePlan> plans(Names names, Schema exported, Changes changes) throws DataError {
    List<TablePlan> plans = new ArrayList<>();
    for (Table table : exported.tables().values()) {
      List<Column> columns =
          table.written().stream().filter(column -> changes.keeps(table, column)).toList();
      if (columns.isEmpty()) {
        throw new DataError("table " + table.name() + " has no column to export");
      }
      plans.add(names.plan(table, columns, column -> changes.rule(table, column)));
    }
    return plans;
  }

  /** The largest first, so that nobody waits for it alone; in a single file, joins last. */
  private List<TablePlan> ordered(List<TablePlan> plans, Map<TableName, Long> expected) {
    Comparator<TablePlan> order =
        options.layout() == Layout.SINGLE_FILE
            ? Comparator.comparing(TablePlan::joins)
            : Comparator.comparing(plan -> -expected.get(plan.table().name()));
    return plans.stream().sorted(order).toList();
  }

  private List<TableEntry> rows(
      ExportFolder folder, OneMoment moment, List<TablePlan> plans, Changes changes)
      throws IOException, DataError, InterruptedException {
    Reporter reporter = new Reporter(listener);
    var metadata = new SingleFile.Metadata(time, source.identity().database());
    try (ExportFormat format = ExportFormat.of(options.layout(), folder, metadata)) {
      List<TableExport> tables =
          plans.stream()
              .map(plan -> new TableExport(plan, changes, format, reporter, listener))
              .toList();
      return new Workers<>(tables, reporter, source.brand(), moment).run();
    }
  }

  private Manifest manifest(
      ExportFolder folder, OneMoment moment, Schema exported, List<TableEntry> tables) {
    return new Manifest(
        Manifest.FORMAT,
        Manifest.VERSION,
        "stepgate " + Program.version(),
        time,
        options.id(),
        Source.of(source),
        moment.snapshot(),
        exported.fingerprint(),
        options.layout(),
        options.compression(),
        folder.files(),
        tables.stream().sorted(Comparator.comparing(TableEntry::name)).toList());
  }
}
