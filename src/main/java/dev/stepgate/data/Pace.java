package dev.stepgate.data;

import dev.stepgate.support.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells now and then how far long work is, how quick it goes and how long it will take. */
public final class Pace {
  private static final long PAUSE_NANOS = 2_000_000_000L;
  private final Consumer<String> tell;
  private final LongSupplier nanos;
  private final long began;
  private long last;

  public Pace(Consumer<String> tell) {
    this(tell, System::nanoTime);
  }

  Pace(Consumer<String> tell, LongSupplier nanos) {
    this.tell = tell;
    this.nanos = nanos;
    began = nanos.getAsLong();
    last = began;
  }

  /** So many bytes of so many. */
  public void bytes(String what, long done, long all) {
    at(what, done, all, 1_000_000, "MB", "");
  }

  /** So many rows of so many; a number of 0 rows in all is unknown. */
  public void rows(String what, long done, long all) {
    at(what, done, all, 1, "rows", "");
  }

  /** The same with the bytes that they took. */
  public void rows(String what, long done, long all, long bytes) {
    at(what, done, all, 1, "rows", String.format(Locale.ROOT, ", %,d MB", bytes / 1_000_000));
  }

  private void at(String what, long done, long all, long unit, String name, String more) {
    long now = nanos.getAsLong();
    if (now - last < PAUSE_NANOS) {
      return;
    }
    last = now;
    double seconds = (now - began) / 1e9;
    double rate = done / seconds;
    String line = String.format(Locale.ROOT, "%s: %,d", what, done / unit);
    String speed = String.format(Locale.ROOT, " %s%s, %,.0f %s/s", name, more, rate / unit, name);
    if (all < done || all == 0) {
      tell.accept(line + speed);
      return;
    }
    Duration left = Duration.ofSeconds(Math.round((all - done) / Math.max(rate, 1)));
    tell.accept(
        line
            + String.format(Locale.ROOT, " of %,d", all / unit)
            + speed
            + ", "
            + Durations.render(left)
            + " left");
  }
}
