package dev.stepgate.web.follow;

import dev.stepgate.audit.History;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.run.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks at one run for all who watch it. */
final class Watch {
  private final Engine engine;
  private final RunFolder folder;
  private final String run;
  private Growth growth = Growth.NOTHING;
  private @Nullable RuntimeException broken;
  private int watchers;

  Watch(Engine engine, String run) {
    this.engine = engine;
    this.run = run;
    this.folder = engine.folder(run);
  }

  /** What has grown beyond what was seen, or the same again when the time is over. */
  synchronized Growth await(Growth seen, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (broken == null && growth.equals(seen)) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    if (broken != null) {
      throw broken;
    }
    return growth;
  }

  synchronized void join() {
    watchers++;
  }

  synchronized int watchers() {
    return watchers;
  }

  /** Whether nobody is left. */
  synchronized boolean leave() {
    return --watchers == 0;
  }

  /** What went wrong is told to whoever waits. */
  void look() {
    Growth now = growth;
    RuntimeException wrong = null;
    try {
      now = now();
    } catch (RuntimeException unreadable) {
      wrong = unreadable;
    }
    synchronized (this) {
      broken = wrong;
      growth = now;
      notifyAll();
    }
  }

  private Growth now() {
    History history = engine.history(run);
    String output = history.open().map(Watch::fileOf).orElse("");
    Path file = folder.path().resolve(output);
    long bytes = output.isEmpty() || !Files.isRegularFile(file) ? 0 : file.toFile().length();
    return new Growth(history.count(), output, bytes);
  }

  /** Where the action of the step that was begun last prints to. */
  private static String fileOf(StepAttempt step) {
    return String.format(
        Locale.ROOT, "output/%02d-%s.%d.txt", step.number(), step.step(), step.attempt());
  }
}
