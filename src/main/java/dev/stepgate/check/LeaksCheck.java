package dev.stepgate.check;

import com.google.auto.service.AutoService;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.data.Limit;
import dev.stepgate.data.mask.LeakReport;
import dev.stepgate.data.mask.LeakScan;
import dev.stepgate.data.mask.MaskedExport;
import dev.stepgate.data.mask.MaskingKey;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.DatabaseName;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code leaks}: whether values that an export has masked are anywhere in a database. */
@AutoService(CheckKind.class)
public final class LeaksCheck implements CheckRunner<LeaksCheck.Fields> {

  /** The keys of {@code leaks}. */
  public record Fields(
      @Doc(value = "The database to search.", required = true) DatabaseName leaks,
      @Doc(
              value = "The step that has exported masked, or the folder of a masked export.",
              required = true)
          Text of,
      @Doc("Columns that may hold such values, as table.column.") List<Text> except,
      @Doc("The masking key of the export; the one in .stepgate if not given.")
          @Nullable Text maskKey) {}

  @Override
  public String key() {
    return "leaks";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  /** It wants nothing but that nothing is found. */
  @Override
  public Set<String> expectations() {
    return Set.of();
  }

  @Override
  public Map<String, String> withoutEffect() {
    return DatabaseChecks.WITHOUT_EFFECT;
  }

  @Override
  public String describe(Fields fields, UnaryOperator<String> values) {
    return "leaks of " + fields.of().expand(values) + " in " + fields.leaks();
  }

  @Override
  public Facts observe(Fields fields, CheckContext context) {
    Limit limit = new Limit(context.timeout(), context::stopWanted);
    try {
      return facts(
          scan(fields, context, limit)
              .without(fields.except().stream().map(context::expand).toList()));
    } catch (CancellationException ended) {
      return Facts.problem(limit.isStopped() ? "the run was stopped" : "it took too long");
    } catch (DataError failed) {
      return Facts.problem(String.valueOf(failed.getMessage()));
    }
  }

  private static LeakReport scan(Fields fields, CheckContext context, Limit limit)
      throws DataError {
    Path digests = context.exported(context.expand(fields.of())).resolve(MaskedExport.DIGESTS);
    Text given = fields.maskKey();
    MaskingKey key = context.databases().maskingKey(given == null ? null : context.expand(given));
    Database database = context.databases().reach(fields.leaks());
    return LeakScan.run(database, digests, key, limit::isReached);
  }

  private static Facts facts(LeakReport report) {
    return Facts.of(
        new Finding(
            report.isClean(),
            String.format(
                "none of %,d masked values anywhere; %d planted ones found",
                report.digests(), report.canaries()),
            report.isClean() ? clean(report) : leaks(report)));
  }

  private static String clean(LeakReport report) {
    long values = report.columns().stream().mapToLong(LeakReport.Column::values).sum();
    return String.format(
        "none in %,d values of %d columns; %d planted ones found",
        values, report.columns().size(), report.canaries());
  }

  private static String leaks(LeakReport report) {
    return report.columns().stream()
        .filter(LeakReport.Column::leaks)
        .map(LeaksCheck::leak)
        .collect(Collectors.joining("; "));
  }

  private static String leak(LeakReport.Column column) {
    return String.format(
        "%s.%s: %,d of %,d values are or hold one that was masked",
        column.table(), column.column(), column.whole() + column.inside(), column.values());
  }
}
