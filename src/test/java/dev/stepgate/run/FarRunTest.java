package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.FarFolder;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.SshServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps and checks on two machines. */
@Timeout(120)
class FarRunTest {
  @TempDir Path folder;
  private FarFolder prod;
  private FarFolder dev;
  private EngineTester tester;

  @BeforeEach
  void open() {
    prod = FarFolder.on(SshServer.prod());
    dev = FarFolder.on(SshServer.dev());
    tester = EngineTester.in(folder);
  }

  @AfterEach
  void theLogIsIntact() {
    assertThat(tester.complaints()).isEmpty();
  }

  private void steps(String steps) {
    tester.runbook(
        """
        runbook: far-%s
        hosts:
          prod: %s
          dev: %s
        steps:
        %s"""
            .formatted(prod.name(), prod.host(), dev.host(), steps.indent(2)));
  }

  @Test
  void theLogNamesMachineAndUserAsTheyAnswered() {
    steps(
        """
        - id: one
          on: prod
          run: id -un
          check: {run: 'true'}
        - id: two
          on: prod
          as: stepgate-dev
          run: id -un
          check: {run: id -un, equals: stepgate-dev}
        """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    LogRecord host = tester.records("host").get(0);
    assertThat(host.text("host") + " " + host.text("user") + "@" + host.text("machine"))
        .isEqualTo("prod stepgate-prod@prod");
    assertThat(host.text("address")).isEqualTo("ssh prod");
    assertThat(host.text("shell")).startsWith("bash ");
    assertThat(tester.records("spawned"))
        .extracting(r -> r.text("on") + " " + r.text("machine") + " " + r.text("as"))
        .containsExactly("prod prod ", "prod prod stepgate-dev");
  }

  @Test
  void aCapturedNameLeadsToTheNextHostAndAChecksOwnHostToAnother() {
    steps(
        """
        - id: which
          on: prod
          run: echo next dev
          capture: {NEXT: 'next (.*)'}
          check: {run: 'true'}
        - id: there
          on: ${NEXT}
          run: uname -n > name
          check:
            - {file: name, equals: dev}
            - {run: uname -n, on: prod, equals: prod}
            - {run: uname -n > name, on: local}
        """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(dev.text("name")).isEqualTo("dev\n");
    assertThat(tester.text("name")).isNotEqualTo("dev\n").isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{file: text, size: 6..6B, contains: hell, equals: hello} | ",
        "{file: '-rf $(id) ;', equals: odd} | ",
        "{file: text, same-as: near} | ",
        "{file: tree, same-as: tree} | ",
        "{file: missing} | missing on prod does not exist",
        "{file: secret} | cannot be read by stepgate-prod",
        "{file: secret, as: root, equals: hidden} | ",
        "{file: pipe} | pipe on prod is neither a file nor a folder",
        "{file: text, equals: bye} | hello",
        "{file: tree, same-as: near} | ",
      })
  void filesAreLookedAtWhereTheyAre(String check, String problem) {
    prod.file("text", "hello\n").file("-rf $(id) ;", "odd\n").file("secret", "hidden\n");
    Outcome.of("chmod", "600", prod.path("secret").toString()).worked();
    Outcome.of("mkfifo", prod.path("pipe").toString()).worked();
    Outcome.of("mkdir", "-p", prod.path("tree/sub").toString()).worked();
    prod.file("tree/sub/a b", "x").file("tree/z", "");
    tester.file("near", "hello\n").file("tree/sub/a b", "x").file("tree/z", "");
    steps("- {id: one, on: prod, run: 'true', check: [" + check + "]}\n");
    boolean differs = check.equals("{file: tree, same-as: near}");

    ExitCode exit = tester.run().exit();
    LogRecord found = tester.records("check").get(0);
    assertThat(exit)
        .as(found.text("actual"))
        .isEqualTo(problem == null && !differs ? ExitCode.PASSED : ExitCode.FAILED);
    if (problem != null) {
      assertThat(found.text("actual")).contains(problem);
    }
  }

  @Test
  void nothingRunsWhereItCannotBeRemembered() {
    SshServer full = SshServer.own("full", FarUser.DEV);
    FarFolder there = FarFolder.on(full);
    String records = FarUser.DEV.home() + "/.local/state/stepgate";
    Outcome.of("runuser", "-u", FarUser.DEV.login(), "--", "mkdir", "-p", records).worked();
    String mount =
        "mount -t tmpfs -o size=4k,mode=700,uid=$(id -u %s) none %s && head -c 4096 /dev/zero > %s/x"
            .formatted(FarUser.DEV.login(), records, records);
    Outcome.of("nsenter", "-t", full.pid() + "", "-m", "sh", "-c", mount).worked();
    steps("- {id: one, on: full, run: touch ran, check: {file: ran, empty: true}}\n");
    tester.runbook(
        tester.text("runbook.yaml").replace("steps:", "  full: " + there.host() + "\nsteps:"));
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason())
        .startsWith("the command could not be started: full: it cannot write " + records);
    assertThat(there.path("ran")).doesNotExist();

    Outcome.of("nsenter", "-t", full.pid() + "", "-m", "rm", records + "/x").worked();
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);
    full.endAll();
  }
}
