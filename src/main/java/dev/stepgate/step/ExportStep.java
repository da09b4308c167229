package dev.stepgate.step;

import com.google.auto.service.AutoService;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Limit;
import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.mask.MaskedExport;
import dev.stepgate.data.mask.MaskingLedger;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code export}: a database's tables, as they are at one moment, into a folder. */
@AutoService(ActionKind.class)
public final class ExportStep implements StepKind<ExportStep.Fields> {

  /** The keys of {@code export}. */
  public record Fields(
      @Doc(value = "The database to read.", required = true) DatabaseName export,
      @Doc(value = "The folder to write; it must not be there yet.", required = true) Text to,
      @Doc("The masking ledger, which decides about every column.") @Nullable Text mask,
      @Doc("The masking key; the one in .stepgate if not given.") @Nullable Text maskKey,
      @Doc("How rows are laid out in files; fixtures if not given.") @Nullable Layout format,
      @Doc("How files are packed; none if not given.") @Nullable Compression compression,
      @Doc("Tables to take, with * and ?; all if not given.") List<Text> include,
      @Doc("Tables to leave out, with * and ?.") List<Text> exclude) {}

  @Override
  public String key() {
    return "export";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public String describe(Fields fields) {
    return fields.export() + " to " + fields.to();
  }

  @Override
  public boolean hasOutput() {
    return true;
  }

  @Override
  public boolean isExpanded() {
    return true;
  }

  /** What was cut has left no folder behind. */
  @Override
  public boolean harmlessToRepeat() {
    return true;
  }

  @Override
  public ActionResult execute(Fields fields, StepContext context) {
    return DataWork.run(context, (tell, limit) -> carryOut(fields, context, tell, limit));
  }

  private static void carryOut(
      Fields fields, StepContext context, Consumer<String> tell, Limit limit) throws DataError {
    Path to = context.resolve(context.expand(fields.to()));
    Database source = context.databases().reach(fields.export());
    ExportOptions options =
        ExportOptions.to(to)
            .id(context.workId())
            .layout(fields.format() == null ? Layout.FIXTURES : fields.format())
            .compression(fields.compression() == null ? Compression.NONE : fields.compression())
            .tables(selection(fields.include(), fields.exclude(), context));
    try {
      Manifest manifest = write(fields, context, source, options, tell, limit);
      manifest.tables().forEach(table -> tell.accept(line(table)));
      long rows = manifest.tables().stream().mapToLong(TableEntry::rows).sum();
      tell.accept(String.format("%,d rows of %d tables in %s", rows, manifest.tables().size(), to));
    } catch (CancellationException | InterruptedException stopped) {
      throw new DataError("the export was ended before its end", stopped);
    }
  }

  private static Manifest write(
      Fields fields,
      StepContext context,
      Database source,
      ExportOptions options,
      Consumer<String> tell,
      Limit limit)
      throws DataError, InterruptedException {
    ReadProgress progress = new ReadProgress("read", tell, limit);
    if (fields.mask() == null) {
      return Export.write(source, options, progress);
    }
    Text given = fields.maskKey();
    MaskedExport.Result result =
        MaskedExport.write(
            source,
            options,
            MaskingLedger.read(context.resolve(context.expand(fields.mask()))),
            context.databases().maskingKey(given == null ? null : context.expand(given)),
            progress);
    result.certificate().lines().forEach(tell);
    return result.manifest();
  }

  private static String line(TableEntry table) {
    return String.format("%s: %,d rows", table.name(), table.rows());
  }

  static TableSelection selection(List<Text> include, List<Text> exclude, StepContext context) {
    return new TableSelection(
        include.stream().map(context::expand).toList(),
        exclude.stream().map(context::expand).toList());
  }

  @Override
  public void validate(Record record, Complaints complaints) {
    if (((Fields) record).to().raw().isBlank()) {
      complaints.add("to", "'to' is blank", "Name the folder to write.");
    }
    if (((Fields) record).maskKey() != null && ((Fields) record).mask() == null) {
      complaints.add("mask-key", "'mask-key' has no effect without 'mask'", "Name the ledger.");
    }
  }
}
