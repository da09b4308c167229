package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.StepAttempt.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path home;
  private LogTester tester;

  @BeforeEach
  void setUp() {
    tester = new LogTester(home);
  }

  @AfterEach
  void isTheSameWhenReadBack() {
    History live = tester.log.history();
    History read = LogReader.read(tester.folder).history();
    assertThat(read.records()).isEqualTo(live.records());
    assertThat(read.state()).isEqualTo(live.state());
    assertThat(read.open()).isEqualTo(live.open());
  }

  @Test
  void knowsWhereAResumeGoesOn() {
    tester.start().passes(1, "backup").fails(2, "load", 1).end("failed", 1, 1);
    assertThat(history().state()).isEqualTo("failed");
    assertThat(history().lastPassed()).hasValue("backup");
    assertThat(history().firstNotPassed().orElseThrow().id()).isEqualTo("load");
    assertThat(history().countPassed()).isEqualTo(1);
    assertThat(history().open()).isEmpty();
    assertThat(history().captures()).isEqualTo(Map.of("ROWS", "12"));
  }

  @Test
  void keepsEveryAttempt() {
    tester.wholeRun();
    assertThat(history().attempts("load"))
        .extracting(StepAttempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.PASSED);
    assertThat(history().attempts())
        .extracting(RunAttempt::state)
        .containsExactly("failed", "waiting", "passed");
    assertThat(history().state()).isEqualTo("passed");
    assertThat(history().firstNotPassed()).isEmpty();
    StepAttempt first = history().attempts("load").get(0);
    assertThat(first.reason()).isEqualTo("check 1 expected >= 1, got 0 rows");
    assertThat(first.took()).hasValue(Duration.ofMillis(1530));
    assertThat(first.outputs()).extracting(Output::file).containsExactly("output/load.1.txt");
  }

  @Test
  void doesNotTakeAVerificationForAnAttempt() {
    tester.start().passes(1, "backup").fails(2, "load", 1).end("failed", 1, 1);
    tester.resume("load", "failed").check("backup", 1, "reverify", "failed");
    assertThat(history().passed("backup")).isTrue();
    assertThat(history().lastAttempt("backup").orElseThrow().checks()).hasSize(1);
    assertThat(history().open()).isEmpty();
    assertThat(history().state()).isEqualTo(History.OPEN);
  }

  @Test
  void callsAnIntentWithoutAnExitUnknown() {
    tester.start().intent(1, "backup", 1);
    assertThat(open().progress()).isEqualTo(Progress.UNKNOWN);
    assertThat(open().spawned()).hasValue(new Spawned(4711, 123456, "t1"));
  }

  @Test
  void missesOnlyTheCheckAfterAnExit() {
    tester.start().intent(1, "backup", 1).exit("backup", 1, 0);
    assertThat(open().progress()).isEqualTo(Progress.ONLY_THE_CHECK);
    assertThat(open().actionSucceeded()).isTrue();
    tester.exit("backup", 1, 3);
    assertThat(open().actionSucceeded()).isFalse();
  }

  @Test
  void callsAStepWhoseNeedsWereLookedAtNotStarted() {
    tester.start().check("backup", 1, "needs", "passed");
    assertThat(open().progress()).isEqualTo(Progress.NOT_STARTED);
  }

  @Test
  void staysOpenWhenItsOutcomeIsRecordedAsUnknown() {
    tester.start().intent(1, "backup", 1).outcome(1, "backup", 1, "interrupted");
    assertThat(open().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(open().progress()).isEqualTo(Progress.UNKNOWN);
  }

  @Test
  void opensAWaitingStepAgainWithItsConfirmation() {
    tester.start().passes(1, "backup").passes(2, "load").prompt("connect");
    tester.outcome(3, "connect", 1, "waiting").end("waiting", 3, 2);
    assertThat(history().open()).isEmpty();
    assertThat(history().lastAttempt("connect").orElseThrow().prompt()).isNotNull();
    tester.resume("connect", "waiting").confirmation("connect", "confirmed");
    assertThat(open().confirmed()).isTrue();
    assertThat(open().outcome()).isNull();
  }

  @Test
  void letsTheFirstOfTwoConfirmationsCount() {
    tester.start().prompt("backup").confirmation("backup", "rejected");
    tester.confirmation("backup", "confirmed");
    assertThat(open().confirmed()).isFalse();
  }

  @Test
  void remembersServicesByTheirLastState() {
    tester.start();
    service("started");
    assertThat(history().services()).extracting(ServiceState::runs).containsExactly(true);
    service("stopped");
    assertThat(history().services())
        .containsExactly(new ServiceState("web", "stopped", new Spawned(9, 8, "t")));
    assertThat(history().services().get(0).runs()).isFalse();
  }

  @Test
  void takesTheStepsAndTheDigestOfAChangedRunbook() {
    tester.start();
    var step = LogTester.fields("number", 1, "id", "other", "title", "Other", "kind", "sql");
    tester.log.append("change", LogTester.fields("new_sha256", "abc", "steps", List.of(step)));
    assertThat(history().steps()).extracting(PlannedStep::id).containsExactly("other");
    assertThat(history().runbookSha256()).isEqualTo("abc");
  }

  private void service(String state) {
    tester.log.append(
        "service",
        LogTester.fields("step", "web", "state", state, "pid", 9, "started", 8, "tag", "t"));
  }

  private History history() {
    return tester.log.history();
  }

  private StepAttempt open() {
    return history().open().orElseThrow();
  }
}
