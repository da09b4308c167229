package dev.stepgate.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must never happen, whatever else does. */
class SevenThingsIT {
  @TempDir Path folder;

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  @Test
  void nobodyIsTakenForAPersonWithoutATerminal() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: alone
                steps:
                  - id: hand
                    manual: Look.
                    checklist: [Looked]
                    check: {run: "true"}
                  - id: after
                    run: touch after
                    check: {run: ls after}
                """);

    assertThat(tester.shell("stepgate run runbook.yaml </dev/null").exit()).isEqualTo(3);
    assertThat(tester.shell("yes | stepgate resume last").exit()).isEqualTo(3);
    assertThat(tester.shell("yes y | setsid -w \"$PROGRAM\" resume last").exit()).isEqualTo(3);
    assertThat(tester.shell("yes | stepgate confirm last").exit()).isEqualTo(2);
    assertThat(tester.stepgate("resume", "last", "--json").out())
        .contains("\"state\":\"waiting\",\"reason\":\"\",\"exit\":3");
    assertThat(tester.stepgate("show", "last").out()).contains("state     waiting\n");
    assertThat(tester.path("after")).doesNotExist();
    assertThat(tester.log()).doesNotContain("\"kind\":\"confirmation\"");
  }

  @Test
  void aPlanClaimsNothingAndDoesNothing() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: intended
                secrets: {TOKEN: {command: touch secret-was-read; echo abcdefgh}}
                needs:
                  - run: touch need-was-tried
                steps:
                  - id: load
                    title: Load the data
                    run: touch ran
                    destructive: true
                    check: {run: touch check-was-tried}
                  - id: hand
                    manual: Look.
                    check: {run: touch check-was-tried}
                """);
    Result plan = tester.stepgate("plan", "runbook.yaml");

    assertThat(plan.exit()).isZero();
    assertThat(plan.out())
        .contains("touch ran")
        .doesNotContainPattern("(?i)\\b(pass(ed|es)?|succe\\w*|ok|okay|done|completed?|valid)\\b");
    assertThat(folder).isDirectoryContaining("glob:**/runbook.yaml");
    assertThat(folder.toFile().list()).containsExactly("runbook.yaml");
  }

  @Test
  void nothingJumpsPastAFailedCheck() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: jump
                steps:
                  - id: load
                    run: echo loaded
                    check: {run: test -e really-loaded}
                  - id: after
                    run: touch after
                    check: {run: ls after}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(1);
    assertThat(tester.stepgate("resume", "last", "--accept", "load", "--reason", "x").exit())
        .isEqualTo(2);
    assertThat(tester.stepgate("resume", "last", "--redo", "after", "--reason", "x").exit())
        .isEqualTo(2);
    assertThat(tester.stepgate("confirm", "last").exit()).isEqualTo(4);
    assertThat(tester.path("after")).doesNotExist();
    assertThat(tester.stepgate("show", "last").shown())
        .isEqualTo(
            """
            run       jump_STAMP
            runbook   jump
            target    runbook jump
            state     failed
            passed    0 of 2
            started   TIME by USER@HOST
            ended     TIME
            attempts  2
            folder    FOLDER/logs/jump_STAMP

            1 load
              attempt 1  failed  LENGTH  TIME
                the check does not hold: run test -e really-loaded
              attempt 2  failed  LENGTH  TIME
                the check does not hold: run test -e really-loaded
            2 after

            next: Fix the cause, then type stepgate resume jump_STAMP to go on.
            exit 0
            """);
  }

  @Test
  void aKilledRunIsInterruptedAndItsChildrenAreFound() throws Exception {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: killed
                steps:
                  - id: work
                    run: |
                      setsid bash -c 'echo $$ > grandchild; exec sleep 120' &
                      echo $$ > child
                      wait
                    check: {file: child}
                """);
    Process process = tester.start("run", "runbook.yaml");
    Patience.until(
        "the children",
        () -> Files.exists(tester.path("grandchild")) && Files.exists(tester.path("child")));
    process.destroyForcibly().waitFor();
    Patience.until("its number", () -> !tester.text("grandchild").isBlank());

    assertThat(tester.stepgate("runs").out()).contains("interrupted").doesNotContain("running");
    Result shown = tester.stepgate("show", "last");
    assertThat(shown.out())
        .contains("state     interrupted\n")
        .doesNotContain("state     running")
        .contains("pid " + tester.text("child").strip() + " (bash)")
        .contains("pid " + tester.text("grandchild").strip() + " (sleep)");
    assertThat(tester.stepgate("resume", "last").err())
        .startsWith("error: step work was interrupted, but its processes still run: pid ")
        .contains("pid " + tester.text("grandchild").strip() + " (sleep)");
    assertThat(tester.lives("grandchild")).isTrue();
    assertThat(tester.stepgate("abort", "last", "--reason", "enough").exit()).isZero();
    assertThat(tester.lives("child")).isFalse();
    assertThat(tester.lives("grandchild")).isFalse();
    assertThat(tester.stepgate("show", "last").out())
        .contains("state     aborted\n")
        .doesNotContain("running");
    assertThat(tester.stepgate("audit", "verify", "last").exit()).isZero();
  }

  @Test
  void aTimeoutEndsWhatLeftItsSession() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: timeout
                steps:
                  - id: work
                    run: |
                      trap '' TERM
                      setsid bash -c 'trap "" TERM; echo $$ > left; (setsid sleep 120 & echo $! > forked); wait; sleep 1000' &
                      while ! test -s forked; do sleep 0.05; done
                      touch ready
                      sleep 120
                    timeout: 5s
                    check: {file: left}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").shown())
        .isEqualTo(
            """
            TIME run timeout_STAMP started: timeout on runbook timeout
            TIME run timeout_STAMP has 1 steps, log FOLDER/logs/timeout_STAMP
            TIME step 1/1 work started: work
            TIME step 1/1 work failed LENGTH
            TIME run timeout_STAMP failed: 0 of 1 steps passed, LENGTH, log FOLDER/logs/timeout_STAMP/restore_log_STAMP.txt
            ! error: step work failed: the command took longer than 5s and was ended
            ! hint: Fix the cause, then type stepgate resume timeout_STAMP to go on.
            exit 1
            """);
    assertThat(tester.path("ready")).exists();
    assertThat(tester.lives("left")).isFalse();
    assertThat(tester.lives("forked")).isFalse();
  }

  @Test
  void noSecretIsLeftAnywhere() throws Exception {
    List<String> secrets =
        List.of("en\"v-s3cret/+?=", "f\u00efle s3cret '$x'\\", "c0mmand&s3cret<>");
    RunbookTester tester =
        tester()
            .env("FROM_ENV", secrets.get(0))
            .file("from-file", secrets.get(1))
            .file("from-command", secrets.get(2))
            .file(
                "tell.py",
                """
                import base64, json, os, sys, time, urllib.parse
                for name in ("A", "B", "C"):
                    secret = os.environ[name]
                    raw = secret.encode()
                    for out in (sys.stdout, sys.stderr):
                        for before in ("", "x", "xx"):
                            print(base64.b64encode(before.encode() + raw + b"tail").decode(), file=out)
                        print(urllib.parse.quote(secret), urllib.parse.quote_plus(secret, safe=""), file=out)
                        print(raw.hex(), raw.hex().upper(), json.dumps(secret), file=out)
                        print(json.dumps(secret, ensure_ascii=False), repr(secret), file=out)
                        out.write("split " + secret[:5]); out.flush(); time.sleep(0.1)
                        out.write(secret[5:] + " end\\n"); out.flush()
                """)
            .runbook(
                """
                runbook: secrets
                secrets:
                  A: {env: FROM_ENV}
                  B: {file: from-file}
                  C: {command: cat from-command}
                steps:
                  - id: tell
                    run: python3 tell.py
                    check:
                      - {run: python3 tell.py, contains: split}
                      - {run: 'printf "%s" "$A"', equals: "${A}"}
                  - id: serve
                    service: python3 tell.py; touch served; exec sleep 120
                    check: {file: ., contains: served, within: 60s}
                  - id: hand
                    manual: Look.
                    check: {run: "true"}
                  - id: catch
                    run: echo "got $A"
                    capture: {CAUGHT: 'got (.*)'}
                    check: {run: "true"}
                """);
    List<Result> results = new ArrayList<>();
    results.add(tester.stepgate("run", "runbook.yaml"));
    results.add(tester.stepgate("confirm", "last", "--note", "typed " + secrets.get(0)));
    results.add(tester.stepgate("resume", "last"));
    String changed =
        tester
            .text("runbook.yaml")
            .replace(
                "'got (.*)'}\n    check: {run: \"true\"}",
                "'(got)'}\n    check: {run: 'echo \"$B$C\" >&2; exit 1'}");
    tester.file("runbook.yaml", changed);
    results.add(tester.stepgate("resume", "last", "--accept-changes", "--reason", "try"));
    results.add(tester.stepgate("show", "last"));
    results.add(tester.stepgate("log", "last"));
    results.add(tester.stepgate("audit", "report", "last", "--format", "html"));
    results.add(tester.stepgate("audit", "bundle", "last", "--output", "bundle.zip"));

    assertThat(results).extracting(Result::exit).containsExactly(3, 0, 1, 1, 0, 0, 0, 0);
    assertThat(tester.shell("unzip -q bundle.zip -d .stepgate/unpacked").exit()).isZero();
    for (String form : secrets.stream().flatMap(secret -> forms(secret).stream()).toList()) {
      assertThat(tester.filesContaining(form.getBytes(UTF_8)))
          .allMatch(file -> file.getParent().equals(folder), form);
      assertThat(results).allMatch(result -> !(result.out() + result.err()).contains(form), form);
    }
  }

  /** Of base64 the part that no neighbour of the secret can change. */
  private static List<String> forms(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    List<String> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      forms.add(encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 2));
    }
    String url = URLEncoder.encode(secret, UTF_8);
    forms.addAll(List.of(secret, url, url.replace("+", "%20")));
    forms.addAll(
        List.of(HexFormat.of().formatHex(bytes), HexFormat.of().withUpperCase().formatHex(bytes)));
    forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    forms.add(secret.substring(5));
    return forms;
  }

  @Test
  void waitingNeverLooksLikeSuccess() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: waiting
                steps:
                  - {id: hand, manual: Look., check: {run: "true"}}
                """);
    Result run = tester.stepgate("run", "runbook.yaml", "--json");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).doesNotContain("\"passed\":1").contains("\"state\":\"waiting\"");
    assertThat(tester.stepgate("runs", "--json").out()).contains("\"state\":\"waiting\"");
    assertThat(tester.stepgate("audit", "report", "last", "--format", "junit").out())
        .contains("<failure message=\"waiting: ");
  }
}
