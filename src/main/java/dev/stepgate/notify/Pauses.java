package dev.stepgate.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait between tries: longer each time, and not for ever. */
final class Pauses {
  private static final List<Duration> ALL =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  private Pauses() {}

  /** Empty when there have been enough tries. */
  static Optional<Duration> after(int tries) {
    return tries <= ALL.size() ? Optional.of(ALL.get(tries - 1)) : Optional.empty();
  }
}
