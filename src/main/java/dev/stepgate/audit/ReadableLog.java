package dev.stepgate.audit;

import java.util.List;
import java.util.Set;

/** The log for people, written record by record; the same records always give the same text. */
public final class ReadableLog {
  private static final Set<String> OUTSIDE_STEPS =
      Set.of("run", "attempt", "resume", "change", "end", "decision", "service", "host");

  private final History history = new History();
  private String block = "";

  /** The whole text, from the records alone. */
  public static String render(List<LogRecord> records) {
    ReadableLog log = new ReadableLog();
    StringBuilder text = new StringBuilder();
    records.forEach(record -> text.append(log.next(record)));
    return text.toString();
  }

  /** What this record adds to the text. */
  String next(LogRecord record) {
    history.add(record);
    TextBlock text = new TextBlock();
    enterBlock(record, text);
    switch (record.kind()) {
      case "run" -> ReadableHeader.run(record, text);
      case "attempt" -> ReadableHeader.attempt(record, text);
      case "resume" -> ReadableHeader.resume(record, text);
      case "change" -> ReadableHeader.change(record, text);
      case "end" -> ReadableEnd.write(record, history, text);
      case "seal" -> text.event(record, "sealed", "records 0 to " + record.text("signs"));
      case "torn" -> ReadableHeader.torn(record, text);
      default -> ReadableStep.write(record, text);
    }
    return text.toString();
  }

  private void enterBlock(LogRecord record, TextBlock text) {
    if (OUTSIDE_STEPS.contains(record.kind())) {
      block = "";
    } else if (StepTrail.KINDS.contains(record.kind()) && !block.equals(name(record))) {
      block = name(record);
      text.blank().rule(block);
    }
  }

  private String name(LogRecord record) {
    String id = record.text("step");
    if (id.isEmpty()) {
      return "Before the first step";
    }
    String step = history.step(id).map(this::name).orElse("Step " + id);
    return record.text("phase").equals("reverify")
        ? "Still true? " + step
        : step + ", attempt " + record.number("attempt");
  }

  private String name(PlannedStep step) {
    String title = step.title().isEmpty() ? "" : " - " + step.title();
    return "Step " + step.number() + " of " + history.steps().size() + ": " + step.id() + title;
  }
}
