package dev.stepgate.host;

import dev.stepgate.support.Durations;
import java.time.Duration;

/**
 * How patient both ends are.
 *
 * @param grace how long a command may take to end after TERM
 * @param patience how long the far end goes on without hearing of Stepgate
 */
record FarSettings(Duration grace, Duration patience) {
  private static final Setting<Duration> PATIENCE =
      new Setting<>("STEPGATE_HOST_PATIENCE", "60s", Durations::parse);

  static FarSettings standard() {
    return new FarSettings(LocalHost.GRACE.get(), PATIENCE.get());
  }

  /** How often the far end hears of Stepgate. */
  Duration beat() {
    return patience.dividedBy(4);
  }

  /** Whole seconds, and at least one: no shell knows less. */
  static String seconds(Duration duration) {
    return String.valueOf(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
