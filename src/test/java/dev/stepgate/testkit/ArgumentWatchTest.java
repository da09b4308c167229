package dev.stepgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentWatchTest {
  private static final String SECRET = "correct horse battery";

  @Test
  void seesWhatAShortProgramWasCalledWith() {
    try (ArgumentWatch watch = ArgumentWatch.begin()) {
      Outcome.of("sh", "-c", "sleep 0.5; : " + SECRET).worked();
      assertThat(watch.with(SECRET)).containsExactly("sh -c sleep 0.5; : " + SECRET);
      assertThat(watch.with("incorrect horse")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc"})
  void seesItInBase64WhateverStandsAroundIt(String before) {
    String around = before + SECRET + before;
    String form = Base64.getEncoder().encodeToString(around.getBytes(StandardCharsets.UTF_8));
    try (ArgumentWatch watch = ArgumentWatch.begin()) {
      Outcome.of("sh", "-c", "sleep 0.5; : " + form).worked();
      assertThat(watch.with(SECRET)).hasSize(1);
    }
  }

  @Test
  void doesNotSeeTheEnvironmentNorTheInput() {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 0.5; echo $WORD");
    builder.environment().put("WORD", SECRET);
    try (ArgumentWatch watch = ArgumentWatch.begin()) {
      assertThat(Outcome.of(builder).worked()).isEqualTo(SECRET + "\n");
      assertThat(watch.with(SECRET)).isEmpty();
      assertThat(watch.looks()).isGreaterThan(3);
    }
  }
}
