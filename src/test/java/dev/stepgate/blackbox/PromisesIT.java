package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The twelve promises, each with the tests that fail when it is broken. */
class PromisesIT {
  @TempDir Path folder;

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  @Test
  void promise01OrderIsThatOfTheFile() {
    Result result =
        tester()
            .runbook(
                """
                runbook: order
                steps:
                  - id: zebra
                    run: echo $STEP_ID >> trace
                    check: {run: cat trace, equals: zebra}
                  - id: apple
                    run: echo $STEP_ID >> trace
                    check: {run: tail -n 1 trace, equals: apple}
                  - id: mango
                    run: echo $STEP_ID >> trace
                    check: {run: tail -n 1 trace, equals: mango}
                """)
            .stepgate("run", "runbook.yaml");

    assertThat(result.shown())
        .isEqualTo(
            """
            TIME run order_STAMP started: order on runbook order
            TIME run order_STAMP has 3 steps, log FOLDER/logs/order_STAMP
            TIME step 1/3 zebra started: zebra
            TIME step 1/3 zebra check passed: run cat trace
            TIME step 1/3 zebra passed LENGTH
            TIME step 2/3 apple started: apple
            TIME step 2/3 apple check passed: run tail -n 1 trace
            TIME step 2/3 apple passed LENGTH
            TIME step 3/3 mango started: mango
            TIME step 3/3 mango check passed: run tail -n 1 trace
            TIME step 3/3 mango passed LENGTH
            TIME run order_STAMP passed: 3 of 3 steps passed, LENGTH, log FOLDER/logs/order_STAMP/restore_log_STAMP.txt
            exit 0
            """);
    assertThat(tester().text("trace")).isEqualTo("zebra\napple\nmango\n");
  }

  @Test
  void promise01OrderKnowsNoWayAround() {
    Result result =
        tester()
            .runbook(
                """
                runbook: order
                steps:
                  - id: one
                    run: touch one
                    skip: true
                    check: {file: one}
                  - id: two
                    run: touch two
                    continue-on-error: true
                    when: "false"
                    check: {file: two}
                """)
            .stepgate("run", "runbook.yaml");

    assertThat(result.shown())
        .isEqualTo(
            """
            ! error: unknown key 'skip'
            !   --> runbook.yaml:5:5
            !   |
            ! 5 |     skip: true
            !   |     ^
            ! hint: Known here: id, title, on, as, cwd, env, timeout, unchecked, capture, must-change, reverify, repeatable, destructive, why, hint, needs, check, run.

            ! error: unknown key 'continue-on-error'
            !   --> runbook.yaml:9:5
            !   |
            ! 9 |     continue-on-error: true
            !   |     ^
            ! hint: Known here: id, title, on, as, cwd, env, timeout, unchecked, capture, must-change, reverify, repeatable, destructive, why, hint, needs, check, run.

            ! error: unknown key 'when'
            !   --> runbook.yaml:10:5
            !    |
            ! 10 |     when: "false"
            !    |     ^
            ! hint: Known here: id, title, on, as, cwd, env, timeout, unchecked, capture, must-change, reverify, repeatable, destructive, why, hint, needs, check, run.

            ! 3 problems in runbook.yaml
            exit 2
            """);
    assertThat(folder).isDirectoryNotContaining("glob:**{one,two,logs}");
    assertThat(tester().stepgate("run", "runbook.yaml", "--from", "two").shown())
        .isEqualTo(
            """
            ! error: unknown option '--from'
            ! hint: Type stepgate run --help to see what it takes.
            exit 2
            """);
  }

  @Test
  void promise02ProofIsRequiredOfEveryStep() {
    Result result =
        tester()
            .runbook(
                """
                runbook: proof
                steps:
                  - id: unproven
                    run: touch unproven
                """)
            .stepgate("run", "runbook.yaml");

    assertThat(result.shown())
        .isEqualTo(
            """
            ! error: the step has no 'check'
            !   --> runbook.yaml:3:5
            !   |
            ! 3 |   - id: unproven
            !   |     ^
            ! hint: Add a check that proves it, or 'unchecked:' with the reason why there is none.

            ! 1 problem in runbook.yaml
            exit 2
            """);
    assertThat(folder).isDirectoryNotContaining("glob:**{unproven,logs}");
  }

  @Test
  void promise02ProofNeedsTheActionAndEveryCheck() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: proof
                lock: ${WHAT}
                inputs: {WHAT: {}}
                steps:
                  - id: reason-given
                    run: "true"
                    unchecked: nothing to see
                  - id: action-fails
                    run: touch proof-1; test $WHAT != action
                    check: {file: ., contains: proof-1}
                  - id: second-check-fails
                    run: touch proof-2; if test $WHAT = second; then rm proof-1; fi
                    check:
                      - {file: ., contains: proof-2}
                      - {run: test -e proof-1}
                  - id: cannot-be-evaluated
                    check: {file: "${WHAT}-is-there", empty: true}
                  - id: proves-nothing
                    run: touch again
                    must-change: true
                    check: {file: ., contains: proof-2}
                """);
    assertThat(tester.stepgate("run", "runbook.yaml", "-e", "WHAT=action").shown())
        .isEqualTo(
            """
                TIME run proof_STAMP started: proof on action
                TIME run proof_STAMP has 5 steps, log FOLDER/logs/proof_STAMP
                TIME step 1/5 reason-given started: reason-given
                TIME step 1/5 reason-given passed LENGTH
                TIME step 2/5 action-fails started: action-fails
                TIME step 2/5 action-fails failed LENGTH
                TIME run proof_STAMP failed: 1 of 5 steps passed, LENGTH, log FOLDER/logs/proof_STAMP/restore_log_STAMP.txt
                ! error: step action-fails failed: the command ended with exit code 1
                ! hint: Fix the cause, then type stepgate resume proof_STAMP to go on.
                exit 1
                """);
    assertThat(tester.stepgate("run", "runbook.yaml", "-e", "WHAT=second").shown())
        .isEqualTo(
            """
                TIME run proof_STAMP started: proof on second
                TIME run proof_STAMP has 5 steps, log FOLDER/logs/proof_STAMP
                TIME step 1/5 reason-given started: reason-given
                TIME step 1/5 reason-given passed LENGTH
                TIME step 2/5 action-fails started: action-fails
                TIME step 2/5 action-fails check passed: file .
                TIME step 2/5 action-fails passed LENGTH
                TIME step 3/5 second-check-fails started: second-check-fails
                TIME step 3/5 second-check-fails check passed: file .
                TIME step 3/5 second-check-fails check failed: run test -e proof-1: expected exit 0, got exit 1
                TIME step 3/5 second-check-fails failed LENGTH
                TIME run proof_STAMP failed: 2 of 5 steps passed, LENGTH, log FOLDER/logs/proof_STAMP/restore_log_STAMP.txt
                ! error: step second-check-fails failed: the check does not hold: run test -e proof-1
                !   expected: exit 0
                !   actual:   exit 1
                ! hint: Fix the cause, then type stepgate resume proof_STAMP to go on.
                exit 1
                """);
    assertThat(tester.stepgate("run", "runbook.yaml", "-e", "WHAT=file").shown())
        .isEqualTo(
            """
                TIME run proof_STAMP started: proof on file
                TIME run proof_STAMP has 5 steps, log FOLDER/logs/proof_STAMP
                TIME step 1/5 reason-given started: reason-given
                TIME step 1/5 reason-given passed LENGTH
                TIME step 2/5 action-fails started: action-fails
                TIME step 2/5 action-fails check passed: file .
                TIME step 2/5 action-fails passed LENGTH
                TIME step 3/5 second-check-fails started: second-check-fails
                TIME step 3/5 second-check-fails check passed: file .
                TIME step 3/5 second-check-fails check passed: run test -e proof-1
                TIME step 3/5 second-check-fails passed LENGTH
                TIME step 4/5 cannot-be-evaluated started: cannot-be-evaluated
                TIME step 4/5 cannot-be-evaluated check failed: file file-is-there: expected something to judge, got FOLDER/file-is-there does not exist
                TIME step 4/5 cannot-be-evaluated failed LENGTH
                TIME run proof_STAMP failed: 3 of 5 steps passed, LENGTH, log FOLDER/logs/proof_STAMP/restore_log_STAMP.txt
                ! error: step cannot-be-evaluated failed: the check does not hold: file file-is-there
                !   expected: something to judge
                !   actual:   FOLDER/file-is-there does not exist
                ! hint: Fix the cause, then type stepgate resume proof_STAMP to go on.
                exit 1
                """);
    tester.file("all-is-there", "");
    assertThat(tester.stepgate("run", "runbook.yaml", "-e", "WHAT=all").shown())
        .isEqualTo(
            """
                TIME run proof_STAMP started: proof on all
                TIME run proof_STAMP has 5 steps, log FOLDER/logs/proof_STAMP
                TIME step 1/5 reason-given started: reason-given
                TIME step 1/5 reason-given passed LENGTH
                TIME step 2/5 action-fails started: action-fails
                TIME step 2/5 action-fails check passed: file .
                TIME step 2/5 action-fails passed LENGTH
                TIME step 3/5 second-check-fails started: second-check-fails
                TIME step 3/5 second-check-fails check passed: file .
                TIME step 3/5 second-check-fails check passed: run test -e proof-1
                TIME step 3/5 second-check-fails passed LENGTH
                TIME step 4/5 cannot-be-evaluated started: cannot-be-evaluated
                TIME step 4/5 cannot-be-evaluated check passed: file all-is-there
                TIME step 4/5 cannot-be-evaluated passed LENGTH
                TIME step 5/5 proves-nothing started: proves-nothing
                TIME step 5/5 proves-nothing check before the action holds already: file .
                TIME step 5/5 proves-nothing failed LENGTH
                TIME run proof_STAMP failed: 4 of 5 steps passed, LENGTH, log FOLDER/logs/proof_STAMP/restore_log_STAMP.txt
                ! error: step proves-nothing failed: the check already holds before the action, so it proves nothing
                ! hint: Fix the cause, then type stepgate resume proof_STAMP to go on.
                exit 1
                """);
    assertThat(tester.path("again")).doesNotExist();
    assertThat(tester.stepgate("log", "last").out()).contains("nothing to see");
  }

  @Test
  void promise03StopAtTheFirstFailure() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: stop
                steps:
                  - id: one
                    run: touch one
                    check: {run: ls one}
                  - id: two
                    run: echo broken >&2; exit 7
                    check: {run: ls one}
                    hint: Mend it.
                  - id: three
                    run: touch three
                    check: {run: ls three}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").shown())
        .isEqualTo(
            """
                TIME run stop_STAMP started: stop on runbook stop
                TIME run stop_STAMP has 3 steps, log FOLDER/logs/stop_STAMP
                TIME step 1/3 one started: one
                TIME step 1/3 one check passed: run ls one
                TIME step 1/3 one passed LENGTH
                TIME step 2/3 two started: two
                TIME two | broken
                TIME step 2/3 two failed LENGTH
                TIME run stop_STAMP failed: 1 of 3 steps passed, LENGTH, log FOLDER/logs/stop_STAMP/restore_log_STAMP.txt
                ! error: step two failed: the command ended with exit code 7
                !   last output:
                !     | broken
                !   all output: FOLDER/logs/stop_STAMP/output/02-two.1.txt
                ! hint: Mend it.
                ! hint: Fix the cause, then type stepgate resume stop_STAMP to go on.
                exit 1
                """);
    assertThat(tester.path("three")).doesNotExist();
    assertThat(tester.log()).doesNotContain("\"step\":\"three\"");
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(1);
    assertThat(tester.path("three")).doesNotExist();
  }

  @Test
  void promise04HandsAreNeverGuessed() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: hands
                steps:
                  - id: sign-in
                    manual: Sign in.
                    checklist: [Signed in, Connected]
                    type: DELETE ALL DATA
                    check: {file: connected, empty: true}
                  - id: after
                    run: touch after
                    check: {run: ls after}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml", "--yes").shown())
        .isEqualTo(
            """
            ! error: unknown option '--yes'
            ! hint: Type stepgate run --help to see what it takes.
            exit 2
            """);
    assertThat(tester.shell("yes | stepgate run runbook.yaml").shown())
        .isEqualTo(
            """
                TIME run hands_STAMP started: hands on runbook hands
                TIME run hands_STAMP has 2 steps, log FOLDER/logs/hands_STAMP
                TIME step 1/2 sign-in started: sign-in
                TIME step 1/2 sign-in waits for a confirmation
                TIME sign-in > Sign in.
                TIME sign-in > [ ] Signed in
                TIME sign-in > [ ] Connected
                TIME sign-in > type exactly: DELETE ALL DATA
                TIME sign-in > The step passes only if this then holds:
                TIME sign-in > - file connected: empty
                TIME step 1/2 sign-in waiting LENGTH
                TIME run hands_STAMP waiting: 0 of 2 steps passed, LENGTH, log FOLDER/logs/hands_STAMP/restore_log_STAMP.txt
                ! hint: Do the step, then type stepgate confirm hands_STAMP and stepgate resume hands_STAMP to go on.
                exit 3
                """);
    assertThat(tester.shell("yes | stepgate resume last").exit()).isEqualTo(3);
    assertThat(tester.shell("yes | stepgate confirm last").shown())
        .isEqualTo(
            """
            ! error: step sign-in needs checklist item 'Signed in', checklist item 'Connected', the phrase 'DELETE ALL DATA'
            ! hint: Add --item "Signed in" --item "Connected" --phrase "DELETE ALL DATA".
            exit 2
            """);
    assertThat(tester.stepgate("confirm", "last", "--item", "Signed in").shown())
        .isEqualTo(
            """
            ! error: step sign-in needs checklist item 'Connected', the phrase 'DELETE ALL DATA'
            ! hint: Add --item "Connected" --phrase "DELETE ALL DATA".
            exit 2
            """);
    assertThat(
            tester
                .shell(
                    "stepgate confirm last --item 'Signed in' --item Connected --phrase 'delete all data'")
                .shown())
        .isEqualTo(
            """
                ! error: step sign-in asks for another phrase, got 'delete all data'
                ! hint: The phrase must match exactly.
                exit 2
                """);
    assertThat(
            tester
                .shell(
                    "stepgate confirm last --item 'Signed in' --item Connected --phrase 'DELETE ALL DATA'")
                .shown())
        .isEqualTo(
            """
                step sign-in was confirmed by USER on HOST at TIME
                next: Type stepgate resume hands_STAMP to go on.
                exit 0
                """);
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
                TIME run hands_STAMP resumed, attempt 3, 0 passed before: hands on runbook hands
                TIME run hands_STAMP has 2 steps, log FOLDER/logs/hands_STAMP
                TIME step 1/2 sign-in started: sign-in
                TIME step 1/2 sign-in confirmed by USER on HOST
                TIME step 1/2 sign-in check failed: file connected: expected something to judge, got FOLDER/connected does not exist
                TIME step 1/2 sign-in failed LENGTH
                TIME run hands_STAMP failed: 0 of 2 steps passed, LENGTH, log FOLDER/logs/hands_STAMP/restore_log_STAMP.txt
                ! error: step sign-in failed: the check does not hold: file connected
                !   expected: something to judge
                !   actual:   FOLDER/connected does not exist
                ! hint: Fix the cause, then type stepgate resume hands_STAMP to go on.
                exit 1
                """);
    tester.file("connected", "");
    // A confirmation counts for one attempt: the check has failed, so the next one asks again.
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(3);
    assertThat(tester.path("after")).doesNotExist();
  }

  @Test
  void promise04HandsDoNotConfirmByWaiting() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: hands
                steps:
                  - id: look
                    manual: Look.
                    expires: 1s
                    check: {run: "true"}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(3);
    assertThat(tester.shell("sleep 1.1; stepgate confirm last").shown())
        .isEqualTo(
            """
            ! error: step look: the question expired at TIME
            ! hint: Type stepgate resume hands_STAMP to be asked again.
            exit 4
            """);
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            TIME run hands_STAMP resumed, attempt 2, 0 passed before: hands on runbook hands
            TIME run hands_STAMP has 1 steps, log FOLDER/logs/hands_STAMP
            TIME step 1/1 look started: look
            TIME step 1/1 look waits for a confirmation
            TIME look > Look.
            TIME look > void after TIME
            TIME look > The step passes only if this then holds:
            TIME look > - run true: it works
            TIME step 1/1 look waiting LENGTH
            TIME run hands_STAMP waiting: 0 of 1 steps passed, LENGTH, log FOLDER/logs/hands_STAMP/restore_log_STAMP.txt
            ! hint: Do the step, then type stepgate confirm hands_STAMP and stepgate resume hands_STAMP to go on.
            exit 3
            """);
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(3);
    assertThat(tester.stepgate("audit", "verify", "last").exit()).isZero();
  }

  @Test
  void promise05RecordBeforeAct() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: record
                steps:
                  - id: one
                    run: tail -n 1 "$RUN_FOLDER/audit.jsonl" > seen-by-one; touch one
                    check: {file: seen-by-one}
                  - id: two
                    run: cat "$RUN_FOLDER/audit.jsonl" > seen-by-two
                    check: {file: seen-by-two}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isZero();
    // While the action runs, at most its own start has been recorded after its intent.
    assertThat(tester.text("seen-by-one"))
        .contains("\"step\":\"one\"")
        .containsAnyOf("\"kind\":\"intent\"", "\"kind\":\"spawned\"");
    assertThat(tester.text("seen-by-two"))
        .containsSubsequence(
            "\"kind\":\"intent\",\"step\":\"one\"",
            "\"kind\":\"outcome\",\"step\":\"one\"",
            "\"kind\":\"seal\"",
            "\"kind\":\"intent\",\"step\":\"two\"");
  }

  @Test
  void promise05RecordIsOnDiskBeforeTheActionBegins() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: record
                steps:
                  - id: one
                    run: touch acted
                    check: {run: ls acted}
                """);
    for (int force = 1;
        tester.runs().isEmpty() || !tester.log().contains("\"kind\":\"intent\"");
        force++) {
      tester.forget().env("STEPGATE_CRASH_AT", "audit-before-force:" + force);
      assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(137);
    }

    assertThat(tester.log()).doesNotContain("\"kind\":\"spawned\"");
    assertThat(tester.path("acted")).doesNotExist();
  }

  @Test
  void promise05RecordOrNothingMoreRuns() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: record
                steps:
                  - id: one
                    run: mv "$RUN_FOLDER/audit.jsonl" elsewhere
                    check: {file: elsewhere}
                  - id: two
                    run: touch two
                    check: {run: ls two}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").shown())
        .isEqualTo(
            """
            TIME run record_STAMP started: record on runbook record
            TIME run record_STAMP has 2 steps, log FOLDER/logs/record_STAMP
            TIME step 1/2 one started: one
            ! error: the log FOLDER/logs/record_STAMP/audit.jsonl cannot be written: it has been deleted or renamed
            ! hint: Nothing more was started; mend the cause, then look with stepgate show record_STAMP.
            exit 4
            """);
    assertThat(tester.path("two")).doesNotExist();
  }

  @Test
  void promise06UnknownIsNotFailed() throws Exception {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: unknown
                steps:
                  - id: once
                    run: echo began >> began; echo $$ > pid; test $(wc -l <began) -gt 1 || exec sleep 120
                    check: {file: began}
                """);
    Process process = tester.start("run", "runbook.yaml");
    Patience.until("the action", () -> Files.exists(tester.path("pid")));
    process.destroyForcibly().waitFor();

    assertThat(tester.stepgate("show", "last").shown())
        .isEqualTo(
            """
                run       unknown_STAMP
                runbook   unknown
                target    runbook unknown
                state     interrupted
                passed    0 of 1
                started   TIME by USER@HOST
                attempts  1
                folder    FOLDER/logs/unknown_STAMP

                1 once
                  attempt 1  open  TIME

                note: still running: pid PID (sh), pid PID (sleep)
                next: Look at what the step did, then type stepgate resume unknown_STAMP to go on.
                exit 0
                """);
    tester.end("pid");
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: step once was interrupted in attempt 1: nobody knows whether its action took effect
            ! hint: Look at what it did, then type stepgate resume unknown_STAMP --redo once --reason TEXT to run it again, or --accept once --reason TEXT if it is done.
            exit 5
            """);
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(5);
    assertThat(tester.text("began")).isEqualTo("began\n");
  }

  @Test
  void promise07SecretsAreNowhere() throws IOException {
    String secret = "pa$$ \"w\u00f6rd'/+?";
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    RunbookTester tester =
        tester()
            .file("secret", secret)
            .runbook(
                """
                runbook: secrets
                secrets: {PASSWORD: {file: secret}}
                steps:
                  - id: tell
                    run: |
                      tr '\\0' ' ' </proc/$$/cmdline >argv
                      ps -eo args >>argv
                      echo "plain $PASSWORD"
                      printf %s "$PASSWORD" | base64
                      printf %s "$PASSWORD" | od -An -tx1 | tr -d ' \\n'; echo
                      printf '%q\\n' "$PASSWORD"
                      python3 -c 'import json,os,urllib.parse as u; p=os.environ["PASSWORD"]; print(json.dumps(p), json.dumps(p,ensure_ascii=False), u.quote(p), u.quote_plus(p), u.quote(p,safe=""))'
                      printf %s "${PASSWORD:0:5}"; sleep 0.2; printf '%s\\n' "${PASSWORD:5}"
                    check: {run: "echo \\"$PASSWORD\\"; echo \\"$PASSWORD\\" >&2; exit 3"}
                """);
    Result result = tester.stepgate("run", "runbook.yaml");

    assertThat(result.shown())
        .isEqualTo(
            """
                TIME run secrets_STAMP started: secrets on runbook secrets
                TIME run secrets_STAMP has 1 steps, log FOLDER/logs/secrets_STAMP
                TIME step 1/1 tell started: tell
                TIME tell | plain ***
                TIME tell | ***
                TIME tell | ***
                TIME tell | ***
                TIME tell | "***" "***" *** *** ***
                TIME tell | ***
                TIME step 1/1 tell check failed: run echo "$PASSWORD"; echo "$PASSWORD" >&2; exit 3: expected exit 0, got exit 3
                TIME step 1/1 tell failed LENGTH
                TIME run secrets_STAMP failed: 0 of 1 steps passed, LENGTH, log FOLDER/logs/secrets_STAMP/restore_log_STAMP.txt
                ! error: step tell failed: the check does not hold: run echo "$PASSWORD"; echo "$PASSWORD" >&2; exit 3
                !   expected: exit 0
                !   actual:   exit 3
                !   last output:
                !     | plain ***
                !     | ***
                !     | ***
                !     | ***
                !     | "***" "***" *** *** ***
                !     | ***
                !   all output: FOLDER/logs/secrets_STAMP/output/01-tell.1.txt
                ! hint: Fix the cause, then type stepgate resume secrets_STAMP to go on.
                exit 1
                """);
    assertThat(tester.text("argv")).contains("bash").doesNotContain(secret);
    assertThat(tester.filesContaining(bytes)).containsExactly(tester.path("secret"));
    for (String form :
        List.of(
            Base64.getEncoder().encodeToString(bytes),
            HexFormat.of().formatHex(bytes),
            "w%C3%B6rd",
            "w\\u00f6rd")) {
      assertThat(tester.filesContaining(form.getBytes(StandardCharsets.UTF_8))).isEmpty();
      assertThat(result.out() + result.err()).doesNotContain(form);
    }
  }

  @Test
  void promise08CommandsAreNeverTemplated() {
    String odd =
        "a; touch pwned; $(touch pwned) `touch pwned` 'b' \"c\" * ${HOME} \\\n second | & # end";
    // Each line of a secret is one, too.
    String oddSecret = odd.replace("a;", "z;").replace("second", "hidden");
    RunbookTester tester =
        tester()
            .file("secret", oddSecret)
            .file("odd", odd)
            .file("odd-secret", oddSecret)
            .file(".env", "FROM_FILE='; $(touch pwned) `touch pwned` \" * ${HOME} \\ & # end'\n")
            .runbook(
                """
                runbook: values
                env: {file: .env, require: [FROM_FILE]}
                secrets: {SECRET: {file: secret}}
                inputs: {GIVEN: {}, ALSO: {default: "${GIVEN}"}}
                steps:
                  - id: give
                    env: {OWN: "<${GIVEN}>", NAME: "${FROM_FILE}"}
                    run: |
                      printf %s "${GIVEN}" > given
                      printf %s "$ALSO" > also
                      printf %s "$SECRET" > secret.out
                      printf %s "$FROM_FILE" > file
                      printf %s "$NAME" > name
                      printf %s "$OWN" > own
                      cat odd; echo; echo END
                    capture: {CAUGHT: '(?s)(.*)\\nEND'}
                    check:
                      - {file: odd, equals: "${GIVEN}"}
                      - {file: odd, equals: "${CAUGHT}"}
                      - {file: odd-secret, equals: "${SECRET}"}
                      - {file: odd, equals: "${ALSO}"}
                      - {file: own, equals: "<${GIVEN}>"}
                      - {file: secret.out, equals: "${SECRET}"}
                      - {run: cmp odd given && cmp odd also && cmp odd-secret secret.out && printf %s "$CAUGHT" | cmp odd -}
                      - {run: 'printf "%s" "${FROM_FILE}"', equals: "${FROM_FILE}"}
                      - {file: name, equals: "${FROM_FILE}"}
                  - id: expand
                    title: Say ${GIVEN}
                    run: mkdir "d;$(echo x)" && touch 'd;x/f'
                    cwd: ${RUNBOOK_FOLDER}
                    check: {file: "${DIR}"}
                """
                    .replace("${DIR}", "d;x/.."));
    Result result = tester.stepgate("run", "runbook.yaml", "-e", "GIVEN=" + odd);

    assertThat(result.shown())
        .isEqualTo(
            """
                TIME run values_STAMP started: values on runbook values
                TIME run values_STAMP has 2 steps, log FOLDER/logs/values_STAMP
                TIME step 1/2 give started: give
                TIME give | a; touch pwned; $(touch pwned) `touch pwned` 'b' "c" * ${HOME} \\
                TIME give |  second | & # end
                TIME give | END
                TIME step 1/2 give check passed: file odd
                TIME step 1/2 give check passed: file odd
                TIME step 1/2 give check passed: file odd-secret
                TIME step 1/2 give check passed: file odd
                TIME step 1/2 give check passed: file own
                TIME step 1/2 give check passed: file secret.out
                TIME step 1/2 give check passed: run cmp odd given && cmp odd also && cmp odd-secret secret.out && printf %s "$CAUGHT" | cmp odd -
                TIME step 1/2 give check passed: run printf "%s" "${FROM_FILE}"
                TIME step 1/2 give check passed: file name
                TIME step 1/2 give passed LENGTH
                TIME step 2/2 expand started: Say a; touch pwned; $(touch pwned) `touch pwned` 'b' "c" * ${HOME} \\\\n second | & # end
                TIME step 2/2 expand check passed: file d;x/..
                TIME step 2/2 expand passed LENGTH
                TIME run values_STAMP passed: 2 of 2 steps passed, LENGTH, log FOLDER/logs/values_STAMP/restore_log_STAMP.txt
                exit 0
                """);
    assertThat(tester.path("pwned")).doesNotExist();
    assertThat(tester.text("file"))
        .isEqualTo("; $(touch pwned) `touch pwned` \" * ${HOME} \\ & # end");
  }

  /**
   * The guard of databases needs databases, and there are none yet: until then a person is warned
   * before a run, by lint and by the plan.
   */
  @Test
  void promise09GuardSeesDestructionBeforeItRuns() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: guard
                steps:
                  - id: silent
                    run: dropdb jobs
                    check: {run: test -e gone}
                  - id: declared
                    run: rm -rf target
                    destructive: true
                    check: {run: test ! -e target}
                """);

    assertThat(tester.stepgate("lint", "runbook.yaml").shown())
        .isEqualTo(
            """
            advice: step 'silent' destroys something, and nothing keeps two runs apart
              --> runbook.yaml:3:5
              |
            3 |   - id: silent
              |     ^
            hint: Add 'lock:' with the name of what is being restored.

            advice: this destroys something, and the step does not say so
              --> runbook.yaml:4:10
              |
            4 |     run: dropdb jobs
              |          ^
            hint: Add 'destructive: true' to the step.

            2 problems in runbook.yaml
            exit 0
            """);
    assertThat(tester.stepgate("plan", "runbook.yaml").shown())
        .isEqualTo(
            """
            runbook   guard
            target    runbook guard
            folder    FOLDER
            steps     2

            1 silent
              where      local in FOLDER
              run        dropdb jobs
              check      run test -e gone: it works

            2 declared
              where      local in FOLDER
              run        rm -rf target
              check      run test ! -e target: it works
              note       destructive

            nothing was run and nothing was checked: this is only the plan
            exit 0
            """);
  }

  /** Reached by another name, declared as development, in another runbook: it is production. */
  @Test
  void promise09GuardKnowsProductionByWhatItsServerSays() {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    server.execute(database, "create table job as select generate_series(1, 500) as id");
    RunbookTester tester = RunbookTester.in(folder).env("DB_PASSWORD", server.password());
    String look = "  - {id: look, check: {sql: select count(*) from job, in: jobs, number: 500}}\n";
    tester.file("look.yaml", jobs("look", server, database, "production") + look);
    assertThat(tester.stepgate("run", "look.yaml").exit()).isZero();

    Server alias = server.atName("localhost");
    String reset = "  - {id: reset, reset: jobs, unchecked: it is to be refused}\n";
    tester.file("reset.yaml", jobs("reset", alias, database, "development") + reset);
    RunbookTester.Result refused = tester.stepgate("run", "reset.yaml");

    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err())
        .startsWith("error: database jobs is production, known as jobs: postgresql ");
    assertThat(tester.stepgate("run", "look.yaml").exit()).isZero();
  }

  private static String jobs(String name, Server server, String database, String role) {
    return """
        runbook: %s
        secrets: {DB_PASSWORD: {env: DB_PASSWORD}}
        databases:
          jobs: {url: "%s", user: %s, password: "${DB_PASSWORD}", role: %s}
        steps:
        """
        .formatted(name, server.url(database), server.user(), role);
  }

  @Test
  void promise10OneRunPerTarget() throws Exception {
    String other =
        """
        runbook: other
        lock: jobs
        steps:
          - id: touch
            run: touch other-ran
            check: {run: ls other-ran}
        """;
    RunbookTester tester =
        tester()
            .file("other.yaml", other)
            .runbook(
                """
                runbook: first
                lock: jobs
                steps:
                  - id: work
                    run: touch working; while test ! -e go; do sleep 0.1; done
                    check: {run: "true"}
                  - id: hand
                    manual: Look.
                    check: {run: "true"}
                  - id: last
                    run: test -e mended
                    check: {run: "true"}
                """);
    Process alive = tester.start("run", "runbook.yaml");
    Patience.until("the action", () -> Files.exists(tester.path("working")));
    assertThat(tester.stepgate("run", "other.yaml").shown())
        .isEqualTo(
            """
            ! error: target 'jobs' is held by run first_STAMP, at work as USER@HOST (pid PID) since TIME
            ! hint: Wait for its end, or look at it with 'stepgate show first_STAMP'.
            exit 4
            """);
    tester.file("go", "");
    assertThat(alive.waitFor()).isEqualTo(3);
    assertThat(tester.stepgate("run", "other.yaml").shown())
        .isEqualTo(
            """
            ! error: target 'jobs' is held by run first_STAMP, which waits for a person since TIME
            ! hint: Answer it with 'stepgate confirm first_STAMP', or give it up with 'stepgate abort first_STAMP --reason TEXT'.
            exit 4
            """);
    assertThat(tester.stepgate("confirm", "last").exit()).isZero();
    assertThat(tester.path("other-ran")).doesNotExist();
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(1);
    // Failed: nothing is unknown, so the target is free.
    assertThat(tester.stepgate("run", "other.yaml").exit()).isZero();
  }

  @Test
  void promise10OneRunPerTargetWhileItsOutcomeIsUnknown() throws Exception {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: first
                lock: jobs
                steps:
                  - id: work
                    run: touch working; test -e go
                    check: {run: "true"}
                """)
            .file(
                "other.yaml",
                """
                runbook: other
                lock: jobs
                steps: [{id: touch, run: touch other-ran, check: {run: ls other-ran}}]
                """)
            .env("STEPGATE_CRASH_AT", "after-action");
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(137);
    tester.without("STEPGATE_CRASH_AT");

    assertThat(tester.stepgate("run", "other.yaml").shown())
        .isEqualTo(
            """
            ! error: target 'jobs' is held by run first_STAMP, whose process USER@HOST (pid PID) is gone; its outcome is unknown
            ! hint: Look at it with 'stepgate show first_STAMP', then go on with 'stepgate resume first_STAMP', or give it up with 'stepgate abort first_STAMP --reason TEXT'.
            exit 4
            """);
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(5);
    assertThat(tester.stepgate("run", "other.yaml").shown())
        .isEqualTo(
            """
            ! error: target 'jobs' is held by run first_STAMP, on which nobody works; its outcome is unknown
            ! hint: Look at it with 'stepgate show first_STAMP', then go on with 'stepgate resume first_STAMP', or give it up with 'stepgate abort first_STAMP --reason TEXT'.
            exit 4
            """);
    assertThat(tester.path("other-ran")).doesNotExist();
    assertThat(tester.stepgate("abort", "last", "--reason", "was only a test").shown())
        .isEqualTo(
            """
                run first_STAMP is aborted
                exit 0
                """);
    assertThat(tester.stepgate("run", "other.yaml").exit()).isZero();
    // Passed, then free again.
    assertThat(tester.stepgate("run", "other.yaml").exit()).isZero();
  }

  @Test
  void promise11WaitingIsNotSuccess() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: waiting
                steps:
                  - id: hand
                    manual: Look.
                    check: {run: "true"}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(3);
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(4);
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(3);
    assertThat(tester.stepgate("show", "last").out()).contains("state     waiting\n");
    assertThat(tester.stepgate("reject", "last", "--note", "no").exit()).isZero();
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(3);
    assertThat(tester.stepgate("confirm", "last").exit()).isZero();
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    assertThat(tester.stepgate("audit", "verify", "last").exit()).isZero();
  }

  @Test
  void promise12PinnedDefinition() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: pinned
                steps:
                  - id: rewrite
                    run: sed -i 's/touch old/touch new/' runbook.yaml
                    check: {file: runbook.yaml, contains: touch new}
                  - id: act
                    run: touch old
                    check: {run: ls old}
                  - id: fail
                    run: exit 1
                    check: {run: "true"}
                """);
    String original = tester.text("runbook.yaml");

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    assertThat(tester.path("old")).exists();
    assertThat(tester.path("new")).doesNotExist();
    assertThat(tester.run().resolve("runbook.yaml")).hasContent(original);
    assertThat(tester.stepgate("resume", "last").shown())
        .isEqualTo(
            """
            ! error: the runbook has changed since run pinned_STAMP started:
            ! --- as it started
            ! +++ as it is now
            ! @@ -3,6 +3,6 @@
            !    - id: rewrite
            ! -    run: sed -i 's/touch old/touch new/' runbook.yaml
            ! +    run: sed -i 's/touch new/touch new/' runbook.yaml
            !      check: {file: runbook.yaml, contains: touch new}
            !    - id: act
            ! -    run: touch old
            ! +    run: touch new
            !      check: {run: ls old}
            !   --> FOLDER/runbook.yaml
            ! hint: Put it back, or type stepgate resume pinned_STAMP --accept-changes --reason TEXT.
            exit 4
            """);
    assertThat(tester.stepgate("resume", "last", "--accept-changes", "--reason", "why not").shown())
        .isEqualTo(
            """
                ! error: the change touches what has already passed: rewrite, act
                ! hint: Put that back as it was, or start a new run with stepgate run RUNBOOK.
                exit 4
                """);
  }
}
