package dev.stepgate.audit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row for each check of each attempt, for spreadsheets. */
final class CsvReport implements Report.Form {
  private static final String HEAD =
      "run,step,id,title,attempt,begun,outcome,took_ms,reason,command,phase,check,expected,actual,"
          + "verdict,confirmed_by,confirmed_at,note,output,output_sha256";

  @Override
  public String render(History history, Verdict verdict) {
    return history.steps().stream()
        .flatMap(step -> history.attempts(step.id()).stream().flatMap(a -> rows(history, step, a)))
        .map(CsvReport::line)
        .collect(Collectors.joining("\r\n", HEAD + "\r\n", "\r\n"));
  }

  private static Stream<List<String>> rows(History history, PlannedStep step, StepAttempt attempt) {
    return attempt.checks().isEmpty()
        ? Stream.of(row(history, step, attempt, null))
        : attempt.checks().stream().map(check -> row(history, step, attempt, check));
  }

  private static List<String> row(
      History history, PlannedStep step, StepAttempt attempt, @Nullable LogRecord check) {
    Stream<String> begin =
        Stream.of(
            history.run().text("run"),
            String.valueOf(step.number()),
            step.id(),
            step.title(),
            String.valueOf(attempt.attempt()),
            RecordLine.time(attempt.started()),
            ReportFacts.outcome(attempt),
            attempt.took().map(took -> String.valueOf(took.toMillis())).orElse(""),
            attempt.reason(),
            ReportFacts.command(attempt));
    Stream<String> checked =
        Stream.of("phase", "check", "expected", "actual", "verdict")
            .map(field -> ReportFacts.textOf(check, record -> record.text(field)));
    Stream<String> confirmed =
        Stream.of("user", "at", "note")
            .map(field -> ReportFacts.textOf(attempt.confirmation(), told -> told.text(field)));
    Stream<String> kept =
        attempt.outputs().stream()
            .findFirst()
            .map(output -> Stream.of(output.file(), output.storedSha256()))
            .orElse(Stream.of("", ""));
    return Stream.of(begin, checked, confirmed, kept).flatMap(part -> part).toList();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvReport::quote).collect(Collectors.joining(","));
  }

  /** A spreadsheet would take a cell that begins like a formula for one. */
  private static String quote(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    String safe = (formula ? "'" : "") + cell.replace("\u0000", "");
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
