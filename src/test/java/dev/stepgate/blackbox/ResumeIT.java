package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A run goes on from its last verified step, whatever it ended with. */
class ResumeIT {
  /** Its first step passes, its second fails until there is a file {@code go}. */
  private static final String FAILING =
      """
      runbook: failing
      env: {file: .env, require: [WHERE]}
      steps:
        - id: one
          run: echo 1 | tee -a one; echo "seen as ${WHERE:-}"
          capture: {FOUND: '^(\\d)$'}
          check: {file: one, contains: "${FOUND}"}
        - id: two
          run: test -e go && echo "found $FOUND" >> two
          check: {file: two, contains: found 1}
      """;

  /** Its second step takes effect and is then cut off, or not, as STEPGATE_CRASH_AT says. */
  private static final String CRASHING =
      """
      runbook: crashing
      steps:
        - id: one
          run: echo 1 >> one
          check: {run: ls one}
        - id: two
          run: echo 2 >> two; echo value
          capture: {CAUGHT: value}
          check: {run: "test -e proof && echo $CAUGHT"}
        - id: three
          run: echo "$CAUGHT" >> three
          check: {file: three, contains: value}
      """;

  @TempDir Path folder;

  private RunbookTester failed() {
    RunbookTester tester = RunbookTester.in(folder).file(".env", "WHERE=dev\n").runbook(FAILING);
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    return tester;
  }

  private RunbookTester crashed(String point, String runbook) {
    RunbookTester tester = RunbookTester.in(folder).runbook(runbook).file("proof", "");
    tester.env("STEPGATE_CRASH_AT", point);
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(137);
    return tester.without("STEPGATE_CRASH_AT");
  }

  private static void verifies(RunbookTester tester) {
    assertThat(tester.stepgate("audit", "verify", "last").shown()).endsWith("exit 0\n");
  }

  @Test
  void runsAFailedStepAgainAndKeepsTheFailedAttempt() {
    RunbookTester tester = failed().file("go", "");

    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            TIME run failing_STAMP resumed, attempt 2, 1 passed before: failing on runbook failing
            TIME run failing_STAMP has 2 steps, log FOLDER/logs/failing_STAMP
            TIME step 1/2 one check again passed: file one
            TIME step 2/2 two started, attempt 2: two
            TIME step 2/2 two check passed: file two
            TIME step 2/2 two passed LENGTH
            TIME run failing_STAMP passed: 2 of 2 steps passed, LENGTH, log FOLDER/logs/failing_STAMP/restore_log_STAMP.txt
            exit 0
            """);
    assertThat(tester.text("one")).isEqualTo("1\n");
    assertThat(tester.text("two")).isEqualTo("found 1\n");
    assertThat(tester.stepgate("show", "last").shown())
        .isEqualTo(
            """
                run       failing_STAMP
                runbook   failing
                target    runbook failing
                state     passed
                passed    2 of 2
                started   TIME by USER@HOST
                ended     TIME
                attempts  2
                folder    FOLDER/logs/failing_STAMP

                1 one
                  attempt 1  passed  LENGTH  TIME
                2 two
                  attempt 1  failed  LENGTH  TIME
                    the command ended with exit code 1
                  attempt 2  passed  LENGTH  TIME
                exit 0
                """);
    assertThat(tester.stepgate("log", "last").out())
        .containsSubsequence("Step 2 of 2: two - two, attempt 1", "FAILED", "attempt 2", "PASSED");
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: run failing_STAMP has ended: it was passed
            ! hint: Start a new run with stepgate run RUNBOOK.
            exit 4
            """);
    verifies(tester);
  }

  @Test
  void asksAWaitingStepAgainInTheSameWords() throws IOException {
    RunbookTester tester =
        RunbookTester.in(folder)
            .runbook(
                """
                runbook: waiting
                inputs: {WHO: {default: you}}
                steps:
                  - id: hand
                    manual: Greet ${WHO}.
                    checklist: [Greeted]
                    check: {run: test -e greeted}
                """);
    String asked = tester.stepgate("run", "runbook.yaml", "-e", "WHO=them").shown();
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
                TIME run waiting_STAMP resumed, attempt 2, 0 passed before: waiting on runbook waiting
                TIME run waiting_STAMP has 1 steps, log FOLDER/logs/waiting_STAMP
                TIME step 1/1 hand started: hand
                TIME step 1/1 hand waits for a confirmation
                TIME hand > Greet them.
                TIME hand > [ ] Greeted
                TIME hand > The step passes only if this then holds:
                TIME hand > - run test -e greeted: it works
                TIME step 1/1 hand waiting LENGTH
                TIME run waiting_STAMP waiting: 0 of 1 steps passed, LENGTH, log FOLDER/logs/waiting_STAMP/restore_log_STAMP.txt
                ! hint: Do the step, then type stepgate confirm waiting_STAMP and stepgate resume waiting_STAMP to go on.
                exit 3
                """);
    String prompts = tester.log();
    assertThat(asked).contains("TIME hand > Greet them.\nTIME hand > [ ] Greeted\n");
    assertThat(prompts.split("\"kind\":\"prompt\"", -1)).hasSize(2);

    assertThat(tester.stepgate("reject", "last", "--note", "nobody there").shown())
        .isEqualTo(
            """
                step hand was rejected by USER on HOST at TIME: nobody there
                next: Do what was missing, then type stepgate resume waiting_STAMP to be asked again.
                exit 0
                """);
    assertThat(tester.stepgate("show", "last").out()).contains("state     rejected\n");
    // What was rejected is asked anew, as another attempt.
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
                TIME run waiting_STAMP resumed, attempt 3, 0 passed before: waiting on runbook waiting
                TIME run waiting_STAMP has 1 steps, log FOLDER/logs/waiting_STAMP
                TIME step 1/1 hand started, attempt 2: hand
                TIME step 1/1 hand waits for a confirmation
                TIME hand > Greet them.
                TIME hand > [ ] Greeted
                TIME hand > The step passes only if this then holds:
                TIME hand > - run test -e greeted: it works
                TIME step 1/1 hand waiting LENGTH
                TIME run waiting_STAMP waiting: 0 of 1 steps passed, LENGTH, log FOLDER/logs/waiting_STAMP/restore_log_STAMP.txt
                ! hint: Do the step, then type stepgate confirm waiting_STAMP and stepgate resume waiting_STAMP to go on.
                exit 3
                """);
    assertThat(tester.stepgate("confirm", "last", "--item", "Greeted").exit()).isZero();
    tester.file("greeted", "");
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            TIME run waiting_STAMP resumed, attempt 4, 0 passed before: waiting on runbook waiting
            TIME run waiting_STAMP has 1 steps, log FOLDER/logs/waiting_STAMP
            TIME step 1/1 hand started, attempt 2: hand
            TIME step 1/1 hand confirmed by USER on HOST
            TIME step 1/1 hand check passed: run test -e greeted
            TIME step 1/1 hand passed LENGTH
            TIME run waiting_STAMP passed: 1 of 1 steps passed, LENGTH, log FOLDER/logs/waiting_STAMP/restore_log_STAMP.txt
            exit 0
            """);
    verifies(tester);
  }

  @Test
  void refusesWhileWhatWasInterruptedStillRuns() throws Exception {
    RunbookTester tester =
        RunbookTester.in(folder)
            .runbook(
                """
                runbook: alive
                steps:
                  - id: work
                    run: echo $$ > pid; test -e again || exec sleep 120
                    check: {file: pid}
                """);
    Process process = tester.start("run", "runbook.yaml");
    Patience.until("the action", () -> Files.exists(tester.path("pid")));
    process.destroyForcibly().waitFor();

    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: step work was interrupted, but its processes still run: pid PID (sh), pid PID (sleep)
            ! hint: Wait for their end; or end them and begin the step again with stepgate resume alive_STAMP --redo work --reason TEXT.
            exit 4
            """);
    assertThat(tester.stepgate("resume", "last", "--accept", "work", "--reason", "so").shown())
        .isEqualTo(
            """
                ! error: step work was interrupted, but its processes still run: pid PID (sh), pid PID (sleep)
                ! hint: Wait for their end; or end them and begin the step again with stepgate resume alive_STAMP --redo work --reason TEXT.
                exit 4
                """);
    assertThat(tester.lives("pid")).isTrue();
    String old = tester.text("pid");
    tester.file("again", "");
    assertThat(tester.stepgate("resume", "last", "--redo", "work", "--reason", "so").shown())
        .isEqualTo(
            """
                TIME run note: ended what was left of attempt 1: pid PID (sh), pid PID (sleep)
                TIME run alive_STAMP resumed, attempt 2, 0 passed before: alive on runbook alive
                TIME run alive_STAMP has 1 steps, log FOLDER/logs/alive_STAMP
                TIME step 1/1 work started, attempt 2: work
                TIME step 1/1 work check passed: file pid
                TIME step 1/1 work passed LENGTH
                TIME run alive_STAMP passed: 1 of 1 steps passed, LENGTH, log FOLDER/logs/alive_STAMP/restore_log_STAMP.txt
                exit 0
                """);
    assertThat(ProcessHandle.of(Long.parseLong(old.strip())).filter(ProcessHandle::isAlive))
        .isEmpty();
    verifies(tester);
  }

  @Test
  void runsOnlyTheCheckOfWhatHadFinished() {
    RunbookTester tester = crashed("after-exit-record:2", CRASHING);

    assertThat(tester.stepgate("show", "last").out())
        .contains("state     interrupted\n")
        .doesNotContain("running");
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            TIME run note: taken over from USER@HOST (pid PID), which is gone
            TIME run crashing_STAMP resumed, attempt 2, 1 passed before: crashing on runbook crashing
            TIME run crashing_STAMP has 3 steps, log FOLDER/logs/crashing_STAMP
            TIME step 1/3 one check again passed: run ls one
            TIME step 2/3 two started, attempt 2: two
            TIME step 2/3 two check passed: run test -e proof && echo $CAUGHT
            TIME step 2/3 two passed LENGTH
            TIME step 3/3 three started: three
            TIME step 3/3 three check passed: file three
            TIME step 3/3 three passed LENGTH
            TIME run crashing_STAMP passed: 3 of 3 steps passed, LENGTH, log FOLDER/logs/crashing_STAMP/restore_log_STAMP.txt
            exit 0
            """);
    assertThat(tester.text("two")).isEqualTo("2\n");
    assertThat(tester.text("three")).isEqualTo("value\n");
    verifies(tester);
  }

  @Test
  void runsAnInterruptedRepeatableStepAgain() {
    RunbookTester tester =
        crashed(
            "after-action:2",
            CRASHING.replace("  - id: two\n", "  - id: two\n    repeatable: true\n"));

    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            TIME run note: taken over from USER@HOST (pid PID), which is gone
            TIME run crashing_STAMP resumed, attempt 2, 1 passed before: crashing on runbook crashing
            TIME run crashing_STAMP has 3 steps, log FOLDER/logs/crashing_STAMP
            TIME step 1/3 one check again passed: run ls one
            TIME step 2/3 two started, attempt 2: two
            TIME two | value
            TIME step 2/3 two check passed: run test -e proof && echo $CAUGHT
            TIME step 2/3 two passed LENGTH
            TIME step 3/3 three started: three
            TIME step 3/3 three check passed: file three
            TIME step 3/3 three passed LENGTH
            TIME run crashing_STAMP passed: 3 of 3 steps passed, LENGTH, log FOLDER/logs/crashing_STAMP/restore_log_STAMP.txt
            exit 0
            """);
    assertThat(tester.text("two")).isEqualTo("2\n2\n");
    verifies(tester);
  }

  @Test
  void leavesWhatIsNotRepeatableToAPerson() throws IOException {
    RunbookTester tester = crashed("after-action:2", CRASHING);

    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: step two was interrupted in attempt 1: nobody knows whether its action took effect
            ! hint: Look at what it did, then type stepgate resume crashing_STAMP --redo two --reason TEXT to run it again, or --accept two --reason TEXT if it is done.
            exit 5
            """);
    assertThat(tester.stepgate("resume", "last", "--redo", "two").shown())
        .isEqualTo(
            """
            ! error: --redo needs a reason
            ! hint: Add --reason "…"; it stands in the log.
            exit 2
            """);
    assertThat(tester.stepgate("resume", "last", "--redo", "one", "--reason", "x").shown())
        .isEqualTo(
            """
                ! error: step one was not interrupted, so there is nothing to decide about it
                ! hint: The interrupted step is two.
                exit 2
                """);
    assertThat(
            tester
                .stepgate("resume", "last", "--redo", "two", "--accept", "two", "--reason", "x")
                .shown())
        .isEqualTo(
            """
                ! error: --redo and --accept cannot go together
                ! hint: Give only one of them.
                exit 2
                """);
    assertThat(tester.text("two")).isEqualTo("2\n");
    assertThat(tester.stepgate("resume", "last", "--redo", "two", "--reason", "it is lost").shown())
        .isEqualTo(
            """
                TIME run crashing_STAMP resumed, attempt 2, 1 passed before: crashing on runbook crashing
                TIME run crashing_STAMP has 3 steps, log FOLDER/logs/crashing_STAMP
                TIME step 1/3 one check again passed: run ls one
                TIME step 2/3 two started, attempt 2: two
                TIME two | value
                TIME step 2/3 two check passed: run test -e proof && echo $CAUGHT
                TIME step 2/3 two passed LENGTH
                TIME step 3/3 three started: three
                TIME step 3/3 three check passed: file three
                TIME step 3/3 three passed LENGTH
                TIME run crashing_STAMP passed: 3 of 3 steps passed, LENGTH, log FOLDER/logs/crashing_STAMP/restore_log_STAMP.txt
                exit 0
                """);
    assertThat(tester.text("two")).isEqualTo("2\n2\n");
    assertThat(tester.log())
        .contains("\"decision\":\"redo\"")
        .contains("\"reason\":\"it is lost\"");
    verifies(tester);
  }

  @Test
  void acceptsWhatAPersonCallsDoneOnlyIfItsCheckHolds() throws IOException {
    String runbook =
        CRASHING
            .replace("capture: {CAUGHT: value}", "env: {CAUGHT: value}")
            .replace("echo \"$CAUGHT\" >> three", "echo value >> three");
    RunbookTester tester = crashed("after-action:2", runbook);
    Files.delete(tester.path("proof"));

    assertThat(tester.stepgate("resume", "last", "--accept", "two").exit()).isEqualTo(2);
    assertThat(tester.stepgate("resume", "last", "--accept", "two", "--reason", "I looked").shown())
        .isEqualTo(
            """
                TIME run note: taken over from USER@HOST (pid PID), which is gone
                TIME run crashing_STAMP resumed, attempt 2, 1 passed before: crashing on runbook crashing
                TIME run crashing_STAMP has 3 steps, log FOLDER/logs/crashing_STAMP
                TIME step 1/3 one check again passed: run ls one
                TIME step 2/3 two started, attempt 2: two
                TIME step 2/3 two check failed: run test -e proof && echo $CAUGHT: expected exit 0, got exit 1
                TIME step 2/3 two failed LENGTH
                TIME run crashing_STAMP failed: 1 of 3 steps passed, LENGTH, log FOLDER/logs/crashing_STAMP/restore_log_STAMP.txt
                ! error: step two failed: the check does not hold: run test -e proof && echo $CAUGHT
                !   expected: exit 0
                !   actual:   exit 1
                ! hint: Fix the cause, then type stepgate resume crashing_STAMP to go on.
                exit 1
                """);
    assertThat(tester.path("three")).doesNotExist();
    assertThat(tester.text("two")).isEqualTo("2\n");
    verifies(tester);
  }

  @Test
  void takesWhatAPersonCallsDoneIfItsCheckHolds() {
    String runbook =
        CRASHING
            .replace("capture: {CAUGHT: value}", "env: {CAUGHT: value}")
            .replace("echo \"$CAUGHT\" >> three", "echo value >> three");
    RunbookTester tester = crashed("after-action:2", runbook);

    assertThat(tester.stepgate("resume", "last", "--accept", "two", "--reason", "I looked").shown())
        .isEqualTo(
            """
                TIME run note: taken over from USER@HOST (pid PID), which is gone
                TIME run crashing_STAMP resumed, attempt 2, 1 passed before: crashing on runbook crashing
                TIME run crashing_STAMP has 3 steps, log FOLDER/logs/crashing_STAMP
                TIME step 1/3 one check again passed: run ls one
                TIME step 2/3 two started, attempt 2: two
                TIME step 2/3 two check passed: run test -e proof && echo $CAUGHT
                TIME step 2/3 two passed LENGTH
                TIME step 3/3 three started: three
                TIME step 3/3 three check passed: file three
                TIME step 3/3 three passed LENGTH
                TIME run crashing_STAMP passed: 3 of 3 steps passed, LENGTH, log FOLDER/logs/crashing_STAMP/restore_log_STAMP.txt
                exit 0
                """);
    assertThat(tester.text("two")).isEqualTo("2\n");
    assertThat(tester.text("three")).isEqualTo("value\n");
    verifies(tester);
  }

  @Test
  void refusesAChangedRunbookUnlessTheChangeIsAcceptedAndHarmless() {
    RunbookTester tester = failed();
    tester.runbook(FAILING.replace("tee -a one", "tee -a one one-more"));
    assertThat(tester.stepgate("resume", "last", "--accept-changes", "--reason", "better").shown())
        .isEqualTo(
            """
                ! error: the change touches what has already passed: one
                ! hint: Put that back as it was, or start a new run with stepgate run RUNBOOK.
                exit 4
                """);
    tester.runbook(FAILING.replace("test -e go && ", ""));
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: the runbook has changed since run failing_STAMP started:
            ! --- as it started
            ! +++ as it is now
            ! @@ -8,3 +8,3 @@
            !    - id: two
            ! -    run: test -e go && echo "found $FOUND" >> two
            ! +    run: echo "found $FOUND" >> two
            !      check: {file: two, contains: found 1}
            !   --> FOLDER/runbook.yaml
            ! hint: Put it back, or type stepgate resume failing_STAMP --accept-changes --reason TEXT.
            exit 4
            """);
    assertThat(tester.stepgate("resume", "last", "--accept-changes").shown())
        .isEqualTo(
            """
            ! error: --accept-changes needs a reason
            ! hint: Add --reason "…"; it stands in the log.
            exit 2
            """);
    assertThat(tester.path("two")).doesNotExist();
    assertThat(
            tester.stepgate("resume", "last", "--accept-changes", "--reason", "no go here").shown())
        .isEqualTo(
            """
                TIME run failing_STAMP resumed, attempt 2, 1 passed before: failing on runbook failing
                TIME run failing_STAMP has 2 steps, log FOLDER/logs/failing_STAMP
                TIME step 1/2 one check again passed: file one
                TIME step 2/2 two started, attempt 2: two
                TIME step 2/2 two check passed: file two
                TIME step 2/2 two passed LENGTH
                TIME run failing_STAMP passed: 2 of 2 steps passed, LENGTH, log FOLDER/logs/failing_STAMP/restore_log_STAMP.txt
                exit 0
                """);
    assertThat(tester.log())
        .contains("\"kind\":\"change\"")
        .contains("-    run: test -e go && echo")
        .contains("\"reason\":\"no go here\"");
    assertThat(tester.run().resolve("runbook.yaml")).hasContent(tester.text("runbook.yaml"));
    verifies(tester);
  }

  @Test
  void refusesChangedValuesUnlessAccepted() {
    RunbookTester tester = failed().file("go", "").file(".env", "WHERE=production\n");

    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: values have changed since run failing_STAMP started: WHERE was 'dev' and is now 'production'
            ! hint: Put them back, or type stepgate resume failing_STAMP --accept-changes --reason TEXT.
            exit 4
            """);
    assertThat(tester.path("two")).doesNotExist();
    assertThat(tester.stepgate("resume", "last", "--accept-changes", "--reason", "moved").exit())
        .isZero();
    assertThat(tester.log()).contains("WHERE was 'dev' and is now 'production'");
    verifies(tester);
  }

  @Test
  void stopsWhenTheWorldHasChanged() throws IOException {
    String step =
        """
          - id: %1$s
            run: echo 1 >> %1$s
            check: {file: %1$s}
        """;
    RunbookTester tester =
        RunbookTester.in(folder)
            .runbook(
                "runbook: drift\nsteps:\n"
                    + step.formatted("always")
                    + "    reverify: always\n"
                    + step.formatted("earlier")
                    + step.formatted("last")
                    + "  - id: wait\n    run: test -e go\n    check: {run: \"true\"}\n");
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    tester.file("go", "");
    Files.delete(tester.path("earlier"));
    Files.delete(tester.path("last"));
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
                TIME run drift_STAMP resumed, attempt 2, 3 passed before: drift on runbook drift
                TIME run drift_STAMP has 4 steps, log FOLDER/logs/drift_STAMP
                TIME step 1/4 always check again passed: file always
                TIME step 3/4 last check again failed: file last: expected something to judge, got FOLDER/last does not exist
                TIME run drift_STAMP refused: 3 of 4 steps passed, LENGTH, log FOLDER/logs/drift_STAMP/restore_log_STAMP.txt
                ! error: run drift_STAMP was refused: the world has changed since step last passed: the check holds no longer: file last
                !   expected: something to judge
                !   actual:   FOLDER/last does not exist
                ! hint: Put right what was refused, then type stepgate resume drift_STAMP to go on.
                exit 4
                """);
    tester.file("last", "1\n");
    Files.delete(tester.path("always"));
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(4);
    tester.file("always", "1\n");
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            TIME run drift_STAMP resumed, attempt 4, 3 passed before: drift on runbook drift
            TIME run drift_STAMP has 4 steps, log FOLDER/logs/drift_STAMP
            TIME step 1/4 always check again passed: file always
            TIME step 3/4 last check again passed: file last
            TIME step 4/4 wait started, attempt 2: wait
            TIME step 4/4 wait check passed: run true
            TIME step 4/4 wait passed LENGTH
            TIME run drift_STAMP passed: 4 of 4 steps passed, LENGTH, log FOLDER/logs/drift_STAMP/restore_log_STAMP.txt
            exit 0
            """);
    verifies(tester);
  }

  @Test
  void looksNoMoreAtWhatIsNeverReverified() throws IOException {
    RunbookTester tester =
        RunbookTester.in(folder)
            .runbook(
                """
                runbook: never
                steps:
                  - id: once
                    run: touch once
                    reverify: never
                    check: {file: ., contains: once}
                  - id: wait
                    run: test -e go
                    check: {run: "true"}
                """);
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    Files.delete(tester.path("once"));
    tester.file("go", "");

    assertThat(tester.stepgate("resume", "last").exit()).isZero();
  }

  @Test
  void refusesATamperedOrMissingLog() throws IOException {
    RunbookTester tester = failed().file("go", "");
    Path log = tester.run().resolve("audit.jsonl");
    String written = tester.log();
    Files.writeString(log, written.replace("\"outcome\":\"failed\"", "\"outcome\":\"passed\""));

    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: the log FOLDER/logs/failing_STAMP/audit.jsonl has been tampered with: line 13: step two passed although its action did not succeed
            ! hint: Type stepgate audit verify failing_STAMP to see everything that is wrong.
            exit 4
            """);
    Files.writeString(
        log, written.substring(0, written.lastIndexOf("{\"seq\":", written.length() - 2)));
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(4);
    Files.delete(log);
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
                ! error: the log of run failing_STAMP is missing: FOLDER/logs/failing_STAMP/audit.jsonl
                ! hint: Bring the folder back from a backup; without its log a run can only be given up, with stepgate abort failing_STAMP --reason TEXT.
                exit 4
                """);
    assertThat(tester.stepgate("show", "last").out()).contains("state     missing\n");
    assertThat(tester.path("two")).doesNotExist();
    Files.writeString(log, written);
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    verifies(tester);
  }

  @Test
  void goesOnWithoutTheStoreAndWithoutTheRunbookFile() throws IOException {
    RunbookTester tester = failed().file("go", "");
    for (String name : new String[] {"store.db", "store.db-wal", "store.db-shm"}) {
      Files.deleteIfExists(tester.path(".stepgate/" + name));
    }
    Files.delete(tester.path("runbook.yaml"));

    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            TIME run failing_STAMP resumed, attempt 2, 1 passed before: failing on runbook failing
            TIME run failing_STAMP has 2 steps, log FOLDER/logs/failing_STAMP
            TIME step 1/2 one check again passed: file one
            TIME step 2/2 two started, attempt 2: two
            TIME step 2/2 two check passed: file two
            TIME step 2/2 two passed LENGTH
            TIME run failing_STAMP passed: 2 of 2 steps passed, LENGTH, log FOLDER/logs/failing_STAMP/restore_log_STAMP.txt
            exit 0
            """);
    assertThat(tester.text("two")).isEqualTo("found 1\n");
    assertThat(tester.stepgate("runs").out()).contains("  passed  2/2  ");
    verifies(tester);
  }

  @Test
  void refusesARunWhoseFolderIsGone() throws IOException {
    RunbookTester tester = failed();
    String id = tester.run().getFileName().toString();
    FileSystemUtils.deleteRecursively(tester.run());

    assertThat(tester.stepgate("resume", id).shown())
        .isEqualTo(
            """
                ! error: the log of run failing_STAMP is missing: FOLDER/logs/failing_STAMP/audit.jsonl
                ! hint: Bring the folder back from a backup; without its log a run can only be given up, with stepgate abort failing_STAMP --reason TEXT.
                exit 4
                """);
    assertThat(tester.stepgate("resume", "nothing_20260101_000000").shown())
        .isEqualTo(
            """
            ! error: there is no run nothing_STAMP
            ! hint: Type stepgate runs to see them all.
            exit 2
            """);
  }
}
