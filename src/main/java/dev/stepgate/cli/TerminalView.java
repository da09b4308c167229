package dev.stepgate.cli;

import dev.stepgate.audit.Outcome;
import dev.stepgate.run.RunEvent.AttemptEnded;
import dev.stepgate.run.RunEvent.AttemptStarted;
import dev.stepgate.run.RunEvent.CheckTried;
import dev.stepgate.run.RunEvent.Decided;
import dev.stepgate.run.RunEvent.HostReached;
import dev.stepgate.run.RunEvent.Notice;
import dev.stepgate.run.RunEvent.OutputLine;
import dev.stepgate.run.RunEvent.StepFinished;
import dev.stepgate.run.RunEvent.StepStarted;
import dev.stepgate.run.RunEvent.Waiting;
import java.time.Clock;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** A run on a terminal: finished steps stay, the running one lives below them. */
final class TerminalView extends View {
  private final Screen screen;
  private final Clock clock;
  private final Progress progress = new Progress();
  private final StepLook look;
  private @Nullable LiveRegion region;

  TerminalView(Screen screen, Clock clock) {
    this.screen = screen;
    this.clock = clock;
    this.look = new StepLook(Marks.in(screen.letters()), progress);
  }

  /** Draws the live lines anew; called ten times a second. */
  synchronized void tick() {
    if (region != null) {
      screen.live(region.lines(clock.instant(), screen.width()));
    }
  }

  @Override
  void attemptStarted(AttemptStarted event) {
    progress.begin(event);
    screen.print(look.header(event, screen.width()));
    region = new LiveRegion(progress, Marks.in(screen.letters()), clock.instant());
    tick();
  }

  @Override
  void hostReached(HostReached event) {
    screen.print(List.of(Ink.DIM.on(HostLine.of(event))));
  }

  @Override
  void stepStarted(StepStarted event) {
    progress.forget(event.id());
    live().begin(event, clock.instant());
    tick();
  }

  @Override
  void outputLine(OutputLine event) {
    live().output(event.line());
  }

  @Override
  void checkTried(CheckTried event) {
    progress.tried(event);
    if (event.phase().equals("reverify")) {
      screen.print(List.of(look.reverified(event)));
    } else {
      live().check(event);
    }
  }

  @Override
  void waiting(Waiting event) {
    live().waits();
  }

  @Override
  void decided(Decided event) {
    screen.print(List.of(look.decided(event)));
  }

  @Override
  void stepFinished(StepFinished event) {
    progress.finished(event);
    live().finish();
    screen.print(List.of(look.finished(event, screen.width())));
    if (event.outcome() != Outcome.PASSED && event.outcome() != Outcome.WAITING) {
      close();
      screen.print(look.failure(event));
    }
    tick();
  }

  @Override
  void notice(Notice event) {
    screen.print(look.notice(event));
  }

  @Override
  void attemptEnded(AttemptEnded event) {
    close();
    screen.print(look.ended(event));
  }

  @Override
  public synchronized void close() {
    if (region != null) {
      screen.live(List.<AttributedString>of());
      region = null;
    }
  }

  /** Events may come after a failure has taken the live lines away; nobody sees these then. */
  private LiveRegion live() {
    return region == null
        ? new LiveRegion(progress, Marks.in(screen.letters()), clock.instant())
        : region;
  }
}
