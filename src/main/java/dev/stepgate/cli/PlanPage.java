package dev.stepgate.cli;

import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.Input;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A runbook as it stands: names in it are not expanded, because nothing has a value yet. */
final class PlanPage {
  private final List<String> lines = new ArrayList<>();

  private PlanPage() {}

  static List<String> lines(Runbook runbook) {
    PlanPage page = new PlanPage();
    page.header(runbook);
    runbook.needs().forEach(need -> page.check("need", need));
    for (int i = 0; i < runbook.steps().size(); i++) {
      page.step(i + 1, runbook.steps().get(i));
    }
    page.lines.add("");
    page.lines.add("nothing was run and nothing was checked: this is only the plan");
    return page.lines;
  }

  private void header(Runbook runbook) {
    field("runbook", runbook.name() + title(runbook.title()));
    field("lock", runbook.lock() == null ? "the runbook's name" : runbook.lock().raw());
    if (runbook.env() != null) {
      field("env", String.join(", ", runbook.env().require()));
    }
    field("secrets", String.join(", ", runbook.secrets().keySet()));
    field(
        "inputs",
        runbook.inputs().entrySet().stream()
            .map(PlanPage::input)
            .collect(Collectors.joining(", ")));
    field("steps", String.valueOf(runbook.steps().size()));
  }

  private void step(int number, Step step) {
    lines.add("");
    lines.add(number + " " + step.id() + title(step.options().title()));
    if (step.options().destructive()) {
      lines.add("  destructive");
    }
    step.needs().forEach(need -> check("need", need));
    if (step.action() != null) {
      entry(step.action().kind().key(), Plain.subject(step.action().fields()));
      Plain.others(step.action().fields()).forEach(this::entry);
    }
    step.checks().forEach(check -> check("check", check));
    if (step.options().unchecked() != null) {
      entry("unchecked", step.options().unchecked().raw());
    }
  }

  private void check(String word, Check check) {
    List<String> wanted = new ArrayList<>();
    Plain.others(check.fields()).forEach((key, value) -> wanted.add(key + " " + value));
    Plain.all(check.expect()).forEach((key, value) -> wanted.add(key + " " + value));
    String subject = check.kind().key() + " " + Plain.subject(check.fields()).strip();
    entry(word, subject + (wanted.isEmpty() ? "" : "\n" + String.join(", ", wanted)));
  }

  private void entry(String word, String text) {
    List<String> parts = Printable.lines(text);
    for (int i = 0; i < parts.size(); i++) {
      lines.add("  " + Columns.pad(i == 0 ? word : "", 11) + parts.get(i));
    }
  }

  private void field(String name, String value) {
    if (!value.isEmpty()) {
      lines.add(Columns.pad(name, 10) + value);
    }
  }

  private static String title(@Nullable Text title) {
    return title == null ? "" : "  " + title.raw();
  }

  private static String input(Map.Entry<String, Input> input) {
    Text value = input.getValue().defaultValue();
    return input.getKey() + (value == null ? " (must be given)" : " (" + value.raw() + ")");
  }
}
