package dev.stepgate.cli;

import dev.stepgate.run.RunEvent.CheckTried;
import dev.stepgate.run.RunEvent.StepLine;
import dev.stepgate.run.RunEvent.StepStarted;
import dev.stepgate.support.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;

/** The lines that change: the running step, its output, what comes next, how far the run is. */
final class LiveRegion {
  private static final int OUTPUT_LINES = 6;
  private static final int NEXT_STEPS = 3;

  private final Progress progress;
  private final Marks marks;
  private final Instant began;
  private final Deque<String> output = new ArrayDeque<>();
  private @Nullable StepStarted step;
  private Instant stepBegan;
  private int reached;
  private List<String> check = List.of();

  LiveRegion(Progress progress, Marks marks, Instant now) {
    this.progress = progress;
    this.marks = marks;
    this.began = now;
    this.stepBegan = now;
    this.reached = progress.reached();
  }

  void begin(StepStarted event, Instant now) {
    finish();
    step = event;
    reached = event.number();
    stepBegan = now;
  }

  void finish() {
    step = null;
    check = List.of();
    output.clear();
  }

  void output(String line) {
    output.addLast(line);
    if (output.size() > OUTPUT_LINES) {
      output.removeFirst();
    }
  }

  void check(CheckTried event) {
    check = CheckLine.live(event);
  }

  void waits() {
    check = List.of("waits for a confirmation");
  }

  List<AttributedString> lines(Instant now, int width) {
    List<AttributedString> lines = new ArrayList<>();
    if (step != null) {
      lines.add(running(step, now, width));
      output.forEach(line -> lines.add(Ink.DIM.on("     | " + line)));
    }
    check.forEach(line -> lines.add(Ink.ATTENTION.on("     " + line)));
    progress.after(reached, NEXT_STEPS).forEach(s -> lines.add(upcoming(s)));
    lines.add(bottom(now));
    return lines;
  }

  private AttributedString running(StepStarted started, Instant now, int width) {
    String number = " " + StepLook.number(started.number(), progress.total()) + " ";
    String took = "  " + since(stepBegan, now);
    int room = width - 1 - number.length() - took.length();
    return new AttributedStringBuilder()
        .append(Ink.ATTENTION.on(marks.turning(now.toEpochMilli())))
        .append(Ink.STRONG.on(number + Columns.fit(Printable.line(title(started)), room)))
        .append(Ink.PLAIN.on(took))
        .toAttributedString();
  }

  private static String title(StepStarted started) {
    return started.title() + (started.on().isEmpty() ? "" : ", on " + started.on());
  }

  private AttributedString upcoming(StepLine line) {
    String number = StepLook.number(progress.number(line.id()), progress.total());
    return Ink.DIM.on("  " + number + " " + line.title());
  }

  private AttributedString bottom(Instant now) {
    return Ink.PLAIN.on(
        "passed %d of %d · %s".formatted(progress.passed(), progress.total(), since(began, now)));
  }

  private static String since(Instant start, Instant now) {
    return Durations.render(Duration.between(start, now));
  }
}
