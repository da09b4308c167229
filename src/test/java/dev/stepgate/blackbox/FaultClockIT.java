package dev.stepgate.blackbox;

import static dev.stepgate.blackbox.Aftermath.THREE_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.run.Engine;
import dev.stepgate.run.Operator;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunService;
import dev.stepgate.run.Unattended;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine on a clock that jumps, which no running program can be given from outside. */
class FaultClockIT {
  @TempDir Path folder;

  @Test
  void aClockThatJumpsAnHourToAndFroChangesNothingButTheTimesOnRecord() {
    String runbook = THREE_STEPS.replace("effects.txt", folder + "/effects.txt");
    Aftermath aftermath = Aftermath.in(folder);
    aftermath.tester().runbook(runbook.replace("echo third", "test -e ok && echo third"));
    try (Engine engine =
        new Engine(Map.of("STEPGATE_HOME", folder.toString()), new JumpingClock())) {
      ExitCode first =
          engine.start(
              new RunService.Start(folder.resolve("runbook.yaml"), Map.of()),
              event -> {},
              new Nobody());
      assertThat(first).isEqualTo(ExitCode.FAILED);
      ExitCode again =
          engine.resume(
              new RunService.Resume("last", false, null, null, null), event -> {}, new Nobody());
      assertThat(again).isEqualTo(ExitCode.FAILED);
    }

    assertThat(aftermath.effects()).containsExactly("first", "second");
    assertThat(aftermath.history().records().stream().filter(record -> record.has("took_ms")))
        .extracting(record -> record.amount("took_ms"))
        .allSatisfy(millis -> assertThat(millis).isBetween(0L, 600_000L));
    assertThat(aftermath.history().records().stream().map(LogRecord::time).toList())
        .isNotEqualTo(
            aftermath.history().records().stream().map(LogRecord::time).sorted().toList());
    aftermath.assertIntact();
  }

  /** An hour ahead, then right, then an hour behind. */
  private static final class JumpingClock extends Clock {
    private int calls;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(Duration.ofHours(calls++ % 3 - 1));
    }
  }

  private static final class Nobody implements Unattended {
    @Override
    public Optional<Operator.Question> ask(Prompt prompt) {
      return Optional.empty();
    }

    @Override
    public Optional<String> secret(String name, String prompt) {
      return Optional.empty();
    }
  }
}
