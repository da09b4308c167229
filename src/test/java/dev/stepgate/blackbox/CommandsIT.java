package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command that looks at a run, on one that failed, waited, was confirmed and passed. */
class CommandsIT {
  @TempDir static Path folder;

  private static RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  @BeforeAll
  static void aRunWithAPast() {
    RunbookTester tester =
        tester()
            .runbook(
                """
                runbook: restore
                title: Restore the jobs
                lock: jobs on dev
                inputs: {WHERE: {default: there}}
                steps:
                  - id: load
                    title: Load the data
                    run: test -e go && echo "loaded <b>$WHERE</b>"
                    capture: {LOADED: 'loaded (.*)'}
                    check: {run: echo 12, number: ">= 7"}
                    hint: Make the file go.
                  - id: look
                    title: Look at it
                    manual: Look at ${LOADED}.
                    checklist: [Looked]
                    check: {file: go, empty: true}
                """);
    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    tester.file("go", "");
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(3);
    assertThat(tester.stepgate("confirm", "last", "--item", "Looked", "--note", "fine").exit())
        .isZero();
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
  }

  private static List<JsonNode> objects(String lines) {
    List<JsonNode> objects = new ArrayList<>();
    lines.lines().forEach(line -> objects.add(JsonMapper.shared().readTree(line)));
    assertThat(objects).isNotEmpty().allMatch(JsonNode::isObject);
    return objects;
  }

  @Test
  void runsListsIt() {
    assertThat(tester().stepgate("runs").shown())
        .isEqualTo(
            """
                run                      state   passed  runbook  target       started               by
                restore_STAMP  passed  2/2     restore  jobs on dev  TIME  USER@HOST
                exit 0
                """);
    assertThat(objects(tester().stepgate("runs", "--json").out()).get(0).path("state").asString())
        .isEqualTo("passed");
  }

  @Test
  void showTellsEveryAttempt() {
    assertThat(tester().stepgate("show", "last").shown())
        .isEqualTo(
            """
            run       restore_STAMP
            runbook   restore: Restore the jobs
            target    jobs on dev
            state     passed
            passed    2 of 2
            started   TIME by USER@HOST
            ended     TIME
            attempts  3
            folder    FOLDER/logs/restore_STAMP

            1 load  Load the data
              attempt 1  failed  LENGTH  TIME
                the command ended with exit code 1
              attempt 2  passed  LENGTH  TIME
            2 look  Look at it
              attempt 1  passed  LENGTH  TIME
                confirmed by USER@HOST
            exit 0
            """);
    JsonNode shown = objects(tester().stepgate("show", "last", "--json").out()).get(0);
    assertThat(shown.path("steps").path(0).path("attempts").size()).isEqualTo(2);
  }

  @Test
  void logIsTheReadableLog() throws IOException {
    Result log = tester().stepgate("log", "last");
    String stamp = tester().run().getFileName().toString().replace("restore_", "");

    assertThat(log.exit()).isZero();
    assertThat(log.out())
        .isEqualTo(tester().text("logs/restore_" + stamp + "/restore_log_" + stamp + ".txt"));
    assertThat(log.out())
        .containsSubsequence("attempt 1", "FAILED", "attempt 2", "PASSED", "CONFIRMED", "fine");
  }

  @Test
  void planShowsWhatARunWouldDo() {
    assertThat(tester().stepgate("plan", "runbook.yaml").shown())
        .isEqualTo(
            """
            runbook   restore  Restore the jobs
            target    jobs on dev
            folder    FOLDER
            value     WHERE=there (default)
            steps     2

            1 load  Load the data
              where      local in FOLDER
              run        test -e go && echo "loaded <b>$WHERE</b>"
              check      run echo 12: number >= 7
              note       gives LOADED to later steps

            2 look  Look at it
              where      local in FOLDER
              manual     Look at <LOADED>.
              waits for  a person to confirm it
              waits for  a tick at: Looked
              check      file go: empty

            unknown   LOADED is captured by step load
            nothing was run and nothing was checked: this is only the plan
            exit 0
            """);
  }

  @Test
  void lintSaysWhatIsUnwise() {
    tester()
        .file("unwise.yaml", "runbook: u\nsteps: [{id: a, run: x || true, check: {file: a}}]\n");

    assertThat(tester().stepgate("lint", "runbook.yaml").shown())
        .isEqualTo(
            """
            advice: this check cannot fail, so it proves nothing
              --> runbook.yaml:10:12
               |
            10 |     check: {run: echo 12, number: ">= 7"}
               |            ^
            hint: Look at something that is only there if the step has worked.

            1 problem in runbook.yaml
            exit 0
            """);
    assertThat(tester().stepgate("lint", "--strict", "unwise.yaml").shown())
        .isEqualTo(
            """
            advice: a failure is hidden here
              --> unwise.yaml:2:22
              |
            2 | steps: [{id: a, run: x || true, check: {file: a}}]
              |                      ^
            hint: Let the command fail, or test for the case that you expect.

            1 problem in unwise.yaml
            exit 2
            """);
    assertThat(
            objects(tester().stepgate("lint", "--json", "unwise.yaml").out())
                .get(0)
                .path("rule")
                .asString())
        .isEqualTo("masked-failure");
  }

  @Test
  void schemaIsTheOneThatLiesBesideTheRunbooks() throws IOException {
    assertThat(tester().stepgate("schema").out())
        .isEqualTo(Files.readString(Path.of("runbooks", "runbook.schema.json")));
  }

  @Test
  void verifyFindsTheLogIntactAndATamperedOneNot() throws IOException {
    assertThat(tester().stepgate("audit", "verify", "last").shown())
        .isEqualTo(
            """
                restore_STAMP: intact: all 37 records are sealed
                the seals were compared with the key .stepgate/keys/seal.pub
                the log was compared with the store, which remembers record 36 as its last
                exit 0
                """);
    String copy = "copy/" + tester().run().getFileName();
    tester()
        .shell(
            "mkdir copy && cp -r logs/* copy/ && sed -i 's/\"note\":\"fine\"/\"note\":\"good\"/' "
                + copy
                + "/audit.jsonl");

    assertThat(tester().stepgate("audit", "verify", copy).shown())
        .isEqualTo(
            """
                restore_STAMP: TAMPERED: 2 findings; records 0 to 24 are sealed, the last 12 are not; not compared with the store, so a cut tail would not show
                the seals were compared with the key .stepgate/keys/seal.pub
                note: restore_log_STAMP.txt is not what this version writes from the log
                ! error: the log of restore_STAMP is not what was written: line 27: its prev is SHA256, but the record before it has the hash SHA256; line 27: this seal does not have the form of a seal of the record before it
                !   --> FOLDER/copy/restore_STAMP/audit.jsonl
                ! hint: Trust only what stands before the first of these lines.
                exit 4
                """);
    assertThat(
            objects(tester().stepgate("audit", "verify", copy, "--json").out())
                .get(0)
                .path("state")
                .asString())
        .isEqualToIgnoringCase("tampered");
  }

  @ParameterizedTest
  @CsvSource({
    "text, RESTORE LOG",
    "md, '# Restore the jobs'",
    "html, <!DOCTYPE html>",
    "json, '\"intact\"'",
    "csv, 'load'",
    "junit, <testsuite"
  })
  void reportsInEachFormat(String format, String begins) {
    Result report = tester().stepgate("audit", "report", "last", "--format", format);

    assertThat(report.exit()).isZero();
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).containsIgnoringCase(begins).contains("load", "look");
    if (format.equals("html") || format.equals("junit")) {
      assertThat(report.out()).doesNotContain("<b>there");
    }
  }

  @Test
  void reportGoesToANewFileOnly() {
    assertThat(tester().stepgate("audit", "report", "last", "--output", "report.txt").exit())
        .isZero();
    assertThat(tester().text("report.txt")).contains("load");
    assertThat(tester().stepgate("audit", "report", "last", "--output", "report.txt").exit())
        .isNotZero();
  }

  /** Every command of the page inside the bundle, as somebody without Stepgate would type them. */
  @Test
  void theBundleVerifiesWithSha256sumAndOpensslAlone() {
    assertThat(tester().stepgate("audit", "bundle", "last", "--output", "bundle.zip").exit())
        .isZero();
    String verify =
        """
        rm -rf unpacked && unzip -q bundle.zip -d unpacked && cd unpacked/*
        sed -n '/^```sh/,/^```/p' VERIFY.md | grep -v '^```' >../verify.sh
        bash -e ../verify.sh
        """;
    Result intact = tester().shell(verify);

    assertThat(intact.exit()).isZero();
    assertThat(intact.out())
        .contains("Signature Verified Successfully", "audit.jsonl: OK", "the chain holds");
    assertThat(
            tester()
                .shell("cd unpacked/* && sed -i 's/fine/good/' audit.jsonl && bash -e ../verify.sh")
                .exit())
        .isNotZero();
  }

  @Test
  void completionIsAScriptThatBashTakes() {
    for (String shell : List.of("bash", "zsh")) {
      assertThat(
              tester()
                  .shell(
                      "stepgate completion "
                          + shell
                          + " >c && bash -n c && . ./c && complete -p stepgate")
                  .out())
          .contains("complete")
          .contains("stepgate");
    }
  }

  @Test
  void jsonIsAllThereIsOnStandardOutput(@TempDir Path own) {
    RunbookTester tester = RunbookTester.in(own).file("go", "");
    tester.runbook(tester().text("runbook.yaml"));
    Result run = tester.stepgate("run", "runbook.yaml", "--json");

    assertThat(run.exit()).isEqualTo(3);
    List<JsonNode> events = objects(run.out());
    assertThat(events.get(0).path("event").asString()).isEqualTo("attempt_started");
    assertThat(events.get(events.size() - 1).path("event").asString()).isEqualTo("attempt_ended");
    assertThat(events).allMatch(event -> event.has("time"));
    assertThat(tester.stepgate("confirm", "last", "--item", "Looked").exit()).isZero();
    assertThat(objects(tester.stepgate("resume", "last", "--json").out()))
        .extracting(event -> event.path("event").asString())
        .contains("decided", "step_finished");
  }

  @Test
  void noEscapeCodesWithoutATerminal() {
    Stream.of("runs", "show last", "log last", "plan runbook.yaml", "lint runbook.yaml", "--help")
        .map(command -> tester().env("CLICOLOR_FORCE", "1").stepgate(command.split(" ")))
        .forEach(result -> assertThat(result.out() + result.err()).doesNotContain("\u001b"));
  }
}
