package dev.stepgate.web.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A time as pages show it: UTC, as in the log.
 *
 * @param exact for machines and for whoever points at it
 */
record Moment(String exact, String text) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  static Moment of(Instant instant) {
    return new Moment(instant.toString(), SECONDS.format(instant));
  }
}
