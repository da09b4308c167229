package dev.stepgate.host;

import dev.stepgate.host.Ended.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A command that runs on this machine. */
final class LocalRunning implements Running {
  private static final int STOP_LATENCY_MILLIS = 50;
  private static final long OUTPUT_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final long begin = System.nanoTime();
  private final Spawned spawned;
  private final ProcessTree tree;
  private final Duration grace;
  private final List<Pump> pumps;
  private final List<String> notes = new ArrayList<>();
  private volatile boolean stopping;
  private @Nullable Ended ended;

  LocalRunning(Spawned spawned, ProcessTree tree, Duration grace, OutputSink output) {
    this.spawned = spawned;
    this.tree = tree;
    this.grace = grace;
    pumps =
        List.of(
            Pump.start(spawned.out(), OutputSink.Stream.OUT, output),
            Pump.start(spawned.err(), OutputSink.Stream.ERR, output));
  }

  @Override
  public ProcessMark mark() {
    return spawned.mark();
  }

  @Override
  public @Nullable Answered where() {
    return null;
  }

  @Override
  public boolean isAlive() {
    return spawned.process().isAlive();
  }

  @Override
  public Ended stop() {
    stopping = true;
    return await(null, () -> true);
  }

  @Override
  public synchronized Ended await(@Nullable Duration timeout, BooleanSupplier stop) {
    if (ended == null) {
      How cut = cut(nanos(timeout), stop);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      String said = spawned.report();
      ended = cut == null ? itself(took, said) : new Ended(cut, 0, took, ending());
      pumps.forEach(Pump::rethrow);
    }
    return ended;
  }

  /** Why it had to be ended, or null when it ended by itself. */
  private @Nullable How cut(long timeout, BooleanSupplier stop) {
    while (true) {
      long left = timeout - (System.nanoTime() - begin);
      if (hasEnded(Math.min(left, TimeUnit.MILLISECONDS.toNanos(STOP_LATENCY_MILLIS)))) {
        return null;
      }
      if (stopping || stop.getAsBoolean()) {
        return How.STOPPED;
      }
      if (timeout - (System.nanoTime() - begin) <= 0) {
        return How.TIMEOUT;
      }
    }
  }

  private boolean hasEnded(long nanos) {
    try {
      return spawned.process().waitFor(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stopping = true;
      return false;
    }
  }

  private Ended itself(Duration took, String said) {
    int code = spawned.process().exitValue();
    ExitReport report = ExitReport.of(code, said);
    report.trouble().ifPresent(notes::add);
    if (!report.bySignal()) {
      finishOutput();
      return new Ended(How.CODE, code, took, List.copyOf(notes));
    }
    return new Ended(How.SIGNAL, code - ExitReport.SIGNALS, took, ending());
  }

  private List<String> ending() {
    List<ProcessEntry> alive = tree.end(grace);
    if (!alive.isEmpty()) {
      notes.add("could not be ended: " + list(alive));
    }
    finishOutput();
    return List.copyOf(notes);
  }

  private void finishOutput() {
    long deadline = System.nanoTime() + OUTPUT_PATIENCE_NANOS;
    boolean complete = true;
    for (Pump pump : pumps) {
      complete &= hasEnded(pump, deadline);
    }
    if (!complete) {
      notes.add("a background process still holds the output; " + list(spawned.holders()));
    }
    pumps.forEach(Pump::close);
  }

  /** Not cut short by an interrupt, which would look like a background process. */
  private static boolean hasEnded(Pump pump, long deadline) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return pump.ended().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String list(List<ProcessEntry> entries) {
    return entries.stream().map(ProcessEntry::toString).collect(Collectors.joining(", "));
  }

  static long nanos(@Nullable Duration timeout) {
    try {
      return timeout == null ? Long.MAX_VALUE : timeout.toNanos();
    } catch (ArithmeticException centuries) {
      return Long.MAX_VALUE;
    }
  }
}
