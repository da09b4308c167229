package dev.stepgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCheckTest {
  @TempDir Path folder;
  private LookingAt looking;

  @BeforeEach
  void look() {
    looking = LookingAt.in(folder, Map.of("VALUE", "$(touch owned); ' \""));
  }

  @Test
  void judgesWhatACommandPrints() {
    assertThat(looking.at("{run: echo hello, equals: hello, exit: 0}").holds()).isTrue();
    assertThat(looking.at("{run: 'exit 3', exit: 3, empty: true}").holds()).isTrue();
    assertThat(looking.at("{run: 'exit 3'}")).isEqualTo(new Finding(false, "exit 0", "exit 3"));
  }

  @Test
  void givesValuesAsVariablesThatAreOnlyValues() {
    assertThat(looking.at("{run: 'echo \"$VALUE\"', equals: '${VALUE}'}").holds()).isTrue();
    assertThat(folder.resolve("owned")).doesNotExist();
  }

  @Test
  void doesNotTakeWhatWentWrongOnTheWayForAnAnswer() {
    assertThat(looking.at("{run: 'false | echo 1', number: 1}").holds()).isFalse();
    assertThat(looking.at("{run: 'kill -KILL $$'}").actual())
        .isEqualTo("the command was ended by signal SIGKILL");
  }

  @Test
  void judgesStandardOutputAlone() {
    assertThat(looking.at("{run: 'echo seen; echo unseen >&2', equals: seen}").holds()).isTrue();
  }

  @Test
  void cannotJudgeMoreThanIsKept() {
    assertThat(looking.at("{run: 'head -c 9000000 /dev/zero', not-contains: no}").actual())
        .isEqualTo("could not be judged: not found in the part that was kept, and there was more");
  }

  @Test
  void endsACommandThatHangs() {
    looking.timeout = Duration.ofMillis(300);
    assertThat(looking.at("{run: sleep 60}").actual()).isEqualTo("no answer within 300ms");
  }

  @Test
  void endsWhenTheRunIsStopped() {
    looking.stopped = true;
    assertThat(looking.at("{run: sleep 60}").actual()).isEqualTo("the run was stopped");
  }

  @Test
  void saysWhyNothingCouldBeStarted() {
    Path missing = folder.resolve("missing");
    Facts facts = LookingAt.in(missing).facts("{run: echo hello}");
    assertThat(facts.problem()).startsWith("its output could not be kept: cannot open ");
    assertThat(
            LookingAt.in(folder, Map.of("LONG", "x".repeat(200_000))).at("{run: 'true'}").actual())
        .isEqualTo(
            "the command could not be started: the value of LONG is too long to be passed to a"
                + " program: 200000 bytes");
  }
}
