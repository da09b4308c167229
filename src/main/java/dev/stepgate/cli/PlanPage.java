package dev.stepgate.cli;

import dev.stepgate.run.Plan;
import dev.stepgate.run.Plan.PlannedAction;
import dev.stepgate.run.Plan.PlannedHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as people read it. */
final class PlanPage {
  private final List<String> lines = new ArrayList<>();

  private PlanPage() {}

  static List<String> lines(Plan plan) {
    PlanPage page = new PlanPage();
    page.header(plan);
    plan.needs().forEach(need -> page.entry("need", need));
    plan.steps().forEach(page::step);
    page.lines.add("");
    plan.unknown().forEach(unknown -> page.field("unknown", unknown));
    page.lines.add("nothing was run and nothing was checked: this is only the plan");
    return page.lines;
  }

  private void header(Plan plan) {
    String title = plan.title().equals(plan.runbook()) ? "" : "  " + plan.title();
    field("runbook", plan.runbook() + title);
    field("target", plan.target());
    field("folder", plan.folder());
    plan.values().forEach(value -> field("value", value));
    plan.hosts().forEach(this::host);
    field("steps", String.valueOf(plan.steps().size()));
  }

  private void host(PlannedHost host) {
    field("host", line(host));
    if (host.answers() != null) {
      field("", "answers: " + host.answers());
    }
    if (host.problem() != null) {
      field("", "error: " + host.problem());
    }
  }

  private static String line(PlannedHost host) {
    String role =
        host.role() == null ? "" : " (" + host.role().name().toLowerCase(Locale.ROOT) + ")";
    return host.name() + ": " + host.kind() + " " + host.reached() + role;
  }

  private void step(PlannedAction step) {
    lines.add("");
    lines.add(
        step.number()
            + " "
            + step.id()
            + (step.title().equals(step.id()) ? "" : "  " + Printable.line(step.title())));
    entry("where", step.where());
    step.needs().forEach(need -> entry("need", need));
    if (step.command() != null) {
      entry(step.kind(), step.command());
    }
    step.waits().forEach(wait -> entry("waits for", wait));
    step.checks().forEach(check -> entry("check", check));
    step.remarks().forEach(remark -> entry("note", remark));
  }

  private void entry(String word, String text) {
    List<String> parts = Printable.lines(text);
    for (int i = 0; i < parts.size(); i++) {
      lines.add("  " + Columns.pad(i == 0 ? word : "", 11) + parts.get(i));
    }
  }

  private void field(String name, String value) {
    lines.add(Columns.pad(name, 10) + Printable.line(value));
  }
}
