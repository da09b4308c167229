package dev.stepgate.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "90s, PT1M30S",
    "10m, PT10M",
    "1h30m, PT1H30M",
    "2d, PT48H",
    "0s, PT0S",
    "36500d, PT876000H",
    "1m1m, PT2M"
  })
  void reads(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "5", "m", "-5m", "1.5h", "5 m", "5M", "1w", "9999999999s", "5m\n", "٣m"})
  void refuses(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a duration such as 500ms, 30s, 10m or 1h30m, got '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"36501d", "999999999d", "36500d1ms", "999999999d999999999d999999999h"})
  void refusesMoreThanNanosecondsCanCount(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a duration of at most 36500d, got '" + text + "'");
  }

  @Test
  void countsTheLongestInNanoseconds() {
    assertThat(Durations.parse("36500d").toNanos()).isPositive();
  }

  @Test
  void refusesAFloodOfParts() {
    assertThatThrownBy(() -> Durations.parse("1m".repeat(500_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected a duration such as 500ms, 30s, 10m or 1h30m, got '" + "1m".repeat(50) + "…'");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0ms",
    "PT0.34S, 340ms",
    "PT12.399S, 12.3s",
    "PT59.999S, 59.9s",
    "PT4M5S, 4m05s",
    "PT59M59.9S, 59m59s",
    "PT2H3M59S, 2h03m",
    "PT100H, 100h00m"
  })
  void renders(Duration duration, String text) {
    assertThat(Durations.render(duration)).isEqualTo(text);
  }

  @Test
  void rendersTheLongest() {
    assertThat(Durations.render(Duration.ofSeconds(Long.MAX_VALUE)))
        .isEqualTo("2562047788015215h30m");
  }
}
