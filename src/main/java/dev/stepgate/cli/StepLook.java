package dev.stepgate.cli;

import dev.stepgate.run.RunEvent.AttemptEnded;
import dev.stepgate.run.RunEvent.AttemptStarted;
import dev.stepgate.run.RunEvent.CheckTried;
import dev.stepgate.run.RunEvent.Decided;
import dev.stepgate.run.RunEvent.Notice;
import dev.stepgate.run.RunEvent.StepFinished;
import dev.stepgate.run.RunEvent.StepLine;
import dev.stepgate.support.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** How the lines look that stay on a terminal. */
record StepLook(Marks marks, Progress progress) {

  List<AttributedString> header(AttemptStarted event, int width) {
    List<AttributedString> lines = new ArrayList<>();
    boolean titled = !event.title().isEmpty() && !event.title().equals(event.runbook());
    lines.add(Ink.STRONG.on(event.runbook() + (titled ? ": " + event.title() : "")));
    lines.add(Ink.DIM.on("run " + event.runId() + " on " + event.target()));
    lines.add(Ink.DIM.on("log " + event.folder()));
    if (event.resumed()) {
      lines.addAll(before(event, width));
    }
    return lines;
  }

  /** What need not be done again, in as few lines as it takes. */
  private List<AttributedString> before(AttemptStarted event, int width) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(
        Ink.PLAIN.on(
            "resumed, attempt %d: %d of %d steps passed before"
                .formatted(event.attempt(), progress.passed(), progress.total())));
    String ids =
        event.steps().stream()
            .filter(StepLine::passed)
            .map(StepLine::id)
            .collect(Collectors.joining(", "));
    if (!ids.isEmpty()) {
      Columns.wrap(marks.passed() + " " + ids, width - 2)
          .forEach(line -> lines.add(Ink.DIM.on(lines.size() == 1 ? line : "  " + line)));
    }
    return lines;
  }

  AttributedString finished(StepFinished event, int width) {
    String number = number(event.number(), progress.total());
    String took = "  " + Durations.render(event.took());
    int room = width - 2 - number.length() - 1 - took.length();
    return new AttributedStringBuilder()
        .append(Ink.of(event.outcome().word()).on(marks.of(event.outcome())))
        .append(" " + number + " ")
        .append(Columns.fit(Printable.line(event.title()), room))
        .append(Ink.DIM.on(took))
        .toAttributedString();
  }

  List<AttributedString> failure(StepFinished event) {
    return FailureBlock.lines(event, progress.miss(event.id())).stream()
        .map(StepLook::coloured)
        .toList();
  }

  AttributedString reverified(CheckTried event) {
    return (event.passed() ? Ink.DIM : Ink.ATTENTION).on(event.id() + ": " + CheckLine.of(event));
  }

  AttributedString decided(Decided event) {
    String note = event.note().isEmpty() ? "" : ": " + event.note();
    String what = event.confirmed() ? " confirmed by " : " rejected by ";
    return Ink.PLAIN.on(event.id() + what + event.by() + note);
  }

  List<AttributedString> notice(Notice event) {
    String about = "note: " + (event.id() == null ? "" : event.id() + ": ");
    return Printable.lines(about + event.text()).stream().map(Ink.ATTENTION::on).toList();
  }

  List<AttributedString> ended(AttemptEnded event) {
    List<AttributedString> lines = new ArrayList<>();
    FailureBlock.lines(event).forEach(line -> lines.add(coloured(line)));
    lines.add(Ink.of(event.state()).on(Summary.of(event)));
    lines.add(Ink.DIM.on("log " + event.log()));
    if (!event.hint().isEmpty()) {
      lines.add(Ink.STRONG.on((event.exit() == 0 ? "next: " : "hint: ") + event.hint()));
    }
    return lines;
  }

  /** Right-aligned, so that titles stand below each other. */
  static String number(int number, int total) {
    return ("%" + String.valueOf(total).length() + "d").formatted(number);
  }

  private static AttributedString coloured(String line) {
    if (line.startsWith("error: ")) {
      return Ink.BAD.on(line);
    }
    return (line.startsWith("hint: ") ? Ink.STRONG : Ink.PLAIN).on(line);
  }
}
