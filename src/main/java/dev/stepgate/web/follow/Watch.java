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
  private static final long PAUSE_FOR_EACH = Duration.ofMillis(10).toNanos();
  private final Engine engine;
  private final RunFolder folder;
  private final String run;
  private Growth growth = Growth.NOTHING;
  private @Nullable RuntimeException broken;
  private int watchers;
  private long next = System.nanoTime();

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

  /** The more are told, the less often: a crowd costs the server little more than a few. */
  synchronized boolean isDue() {
    return System.nanoTime() - next >= 0;
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
      next = System.nanoTime() + watchers * PAUSE_FOR_EACH;
      broken = wrong;
      growth = now;
      notifyAll();
    }
  }

  private Growth now() {
    History history = engine.history(run);
    String output = history.open().map(this::fileOf).orElse("");
    Path file = folder.path().resolve(output);
    long bytes = output.isEmpty() || !Files.isRegularFile(file) ? 0 : file.toFile().length();
    return new Growth(history.count(), output, bytes);
  }

  /** Where the action of the step that was begun last prints to; after a crash to another file. */
  private String fileOf(StepAttempt step) {
    String name =
        String.format(Locale.ROOT, "output/%02d-%s.%d", step.number(), step.step(), step.attempt());
    String file = name + ".txt";
    for (int i = 2; Files.exists(folder.path().resolve(name + "-" + i + ".txt")); i++) {
      file = name + "-" + i + ".txt";
    }
    return file;
  }
}
