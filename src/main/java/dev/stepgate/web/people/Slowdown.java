package dev.stepgate.web.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets attempts pass more and more slowly; the attempts of long ago are forgotten. */
final class Slowdown {
  private static final int MOST = 10_000;
  private static final Duration MEMORY = Duration.ofHours(1);
  private final int free;
  private final Duration longest;
  private final Clock clock;
  private final Map<String, Tries> tries = new Recent();

  /**
   * @param free attempts that cost nothing
   * @param longest the delay grows up to this
   */
  Slowdown(int free, Duration longest, Clock clock) {
    this.free = free;
    this.longest = longest;
    this.clock = clock;
  }

  private record Tries(int count, Instant last, Instant until) {}

  private static final class Recent extends LinkedHashMap<String, Tries> {
    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
      return size() > MOST;
    }
  }

  /** Counts the attempt before it is made, so that many at once gain nothing. */
  synchronized void begin(String key) {
    Instant now = clock.instant();
    Tries before = tries.get(key);
    if (before == null || before.last().plus(MEMORY).isBefore(now)) {
      before = new Tries(0, now, now);
    }
    if (before.until().isAfter(now)) {
      throw new SlowedDown(Duration.between(now, before.until()).plusMillis(999).toSeconds());
    }
    int count = before.count() + 1;
    tries.put(key, new Tries(count, now, now.plus(delay(count))));
  }

  synchronized void forget(String key) {
    tries.remove(key);
  }

  /** The attempt was a good one; those before it still count. */
  synchronized void undo(String key) {
    tries.computeIfPresent(
        key,
        (same, now) ->
            now.count() <= 1 ? null : new Tries(now.count() - 1, now.last(), now.last()));
  }

  synchronized int size() {
    return tries.size();
  }

  private Duration delay(int count) {
    if (count <= free) {
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(count - free - 1, 20);
    return seconds > longest.toSeconds() ? longest : Duration.ofSeconds(seconds);
  }
}
