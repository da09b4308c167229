package dev.stepgate.cli;

import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.AttemptView;
import dev.stepgate.run.RunView.StepView;
import dev.stepgate.run.Times;
import dev.stepgate.support.Durations;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** A run on one page: what it is, every attempt at every step, what to type next. */
final class RunPage {
  private RunPage() {}

  static List<AttributedString> lines(RunView view, int width) {
    List<AttributedString> lines = new ArrayList<>(header(view));
    lines.add(Ink.PLAIN.on(""));
    view.steps().forEach(step -> lines.addAll(step(step, view.steps().size(), width)));
    if (!view.remarks().isEmpty() || !view.next().isEmpty()) {
      lines.add(Ink.PLAIN.on(""));
    }
    view.remarks().forEach(remark -> lines.add(Ink.ATTENTION.on("note: " + remark)));
    if (!view.next().isEmpty()) {
      lines.add(Ink.STRONG.on("next: " + view.next()));
    }
    return lines;
  }

  private static List<AttributedString> header(RunView view) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(field("run", Ink.STRONG, view.runId()));
    boolean titled = !view.title().isEmpty() && !view.title().equals(view.runbook());
    String title = titled ? ": " + view.title() : "";
    lines.add(field("runbook", Ink.PLAIN, view.runbook() + title));
    lines.add(field("target", Ink.PLAIN, view.target()));
    lines.add(field("state", Ink.of(view.state()), view.state()));
    lines.add(field("passed", Ink.PLAIN, view.passed() + " of " + view.steps().size()));
    String started = Times.exact(view.startedAt()) + " by " + view.startedBy();
    lines.add(field("started", Ink.PLAIN, started));
    if (view.endedAt() != null) {
      lines.add(field("ended", Ink.PLAIN, Times.exact(view.endedAt())));
    }
    lines.add(field("attempts", Ink.PLAIN, String.valueOf(view.attempts())));
    lines.add(field("folder", Ink.PLAIN, view.folder().toString()));
    return lines;
  }

  private static List<AttributedString> step(StepView step, int total, int width) {
    List<AttributedString> lines = new ArrayList<>();
    String number = StepLook.number(step.number(), total);
    String head =
        number + " " + step.id() + (step.title().equals(step.id()) ? "" : "  " + step.title());
    Ink ink = step.attempts().isEmpty() ? Ink.DIM : Ink.STRONG;
    lines.add(Columns.fit(ink.on(head), width));
    step.attempts().forEach(attempt -> lines.addAll(attempt(attempt, number.length(), width)));
    return lines;
  }

  private static List<AttributedString> attempt(AttemptView attempt, int indent, int width) {
    String margin = " ".repeat(indent + 1);
    String state = attempt.outcome() == null ? "open" : attempt.outcome().word();
    String took = attempt.took() == null ? "" : "  " + Durations.render(attempt.took());
    List<AttributedString> lines = new ArrayList<>();
    lines.add(
        new AttributedStringBuilder()
            .append(margin + "attempt " + attempt.attempt() + "  ")
            .append(Ink.of(state).on(state))
            .append(Ink.DIM.on(took + "  " + Times.brief(attempt.startedAt())))
            .toAttributedString());
    add(lines, margin, attempt.reason(), width);
    if (attempt.confirmedBy() != null) {
      add(lines, margin, "confirmed by " + attempt.confirmedBy(), width);
    }
    return lines;
  }

  private static void add(List<AttributedString> lines, String margin, String text, int width) {
    for (String line : Printable.lines(text)) {
      Columns.wrapWords(line, width - margin.length() - 2)
          .forEach(part -> lines.add(Ink.PLAIN.on(margin + "  " + part)));
    }
  }

  private static AttributedString field(String name, Ink ink, String value) {
    return new AttributedStringBuilder()
        .append(Columns.pad(name, 10))
        .append(ink.on(value))
        .toAttributedString();
  }
}
