package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferStepTest {
  private static final String START =
      """
      runbook: fetch
      secrets:
        PLACE: {env: PLACE}
      hosts:
        prod: {ssh: prod, config: CONFIG, cwd: /srv, role: production}
      steps:
        - id: fetch
      """;

  @TempDir Path folder;
  private final SshServer prod = SshServer.own("prod", FarUser.PROD);
  private EngineTester tester;

  @BeforeEach
  void open() {
    tester = EngineTester.in(folder).env("PLACE", "secret-place");
  }

  @AfterEach
  void end() {
    prod.endAll();
  }

  @Test
  void fetchesAndSaysWhatItHasDone() throws IOException {
    Files.writeString(prod.srv().resolve("secret-place"), "create table;\n");
    runbook(
        """
            transfer: ${PLACE}
            from: prod
            to: schema.sql
            check: {file: schema.sql, contains: create table}
        """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(folder.resolve("schema.sql")).hasContent("create table;\n");
    String said = Files.readString(tester.folder().path().resolve("output/01-fetch.1.txt"));
    assertThat(said)
        .contains("source: prod:/srv/***: 14 bytes, sha256 ")
        .contains("target: local:" + folder.resolve("schema.sql") + ": 14 bytes, sha256 ")
        .contains("14 bytes sent in ");
    assertThat(tester.complaints()).isEmpty();
  }

  @Test
  void isInterruptedByACutAndGoesOnByItself() throws IOException {
    Files.write(prod.srv().resolve("big"), new byte[60_000_000]);
    runbook("    transfer: big\n    from: prod\n    to: big\n    check: {file: big}\n");
    Thread cut = new Thread(this::cutAtTheHalf);
    cut.start();
    assertThat(tester.run().exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(folder.resolve("big")).doesNotExist();

    assertThat(tester.resume().exit()).isEqualTo(ExitCode.PASSED);

    assertThat(folder.resolve("big")).hasSize(60_000_000);
    assertThat(Files.readString(tester.folder().path().resolve("output/01-fetch.2.txt")))
        .contains(" bytes were there already");
    assertThat(tester.outcomes()).containsExactly("fetch#1 interrupted", "fetch#2 passed");
  }

  @Test
  void endsAtItsTimeout() throws IOException {
    Files.write(prod.srv().resolve("big"), new byte[400_000_000]);
    runbook(
        "    transfer: big\n    from: prod\n    to: big\n    timeout: 300ms\n    unchecked: x\n");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo("the transfer took longer than 300ms and was ended");
    assertThat(folder.resolve("big")).doesNotExist();
  }

  @Test
  void neverOverwritesInProduction() throws IOException {
    Files.writeString(folder.resolve("a"), "x");
    runbook("    transfer: a\n    to: a\n    into: prod\n    overwrite: true\n    unchecked: x\n");
    EngineTester.Ended ended = tester.run();
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.message())
        .isEqualTo("step fetch may overwrite what is on host prod, which is production");
    assertThat(prod.srv()).isEmptyDirectory();
  }

  @Test
  void mayAddSomethingInProduction() throws IOException {
    Files.writeString(folder.resolve("a"), "x");
    runbook("    transfer: a\n    to: b\n    into: prod\n    unchecked: x\n");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.PASSED);
    assertThat(prod.srv().resolve("b")).hasContent("x");
  }

  private void cutAtTheHalf() {
    while (partSize() < 20_000_000) {
      Thread.onSpinWait();
    }
    prod.killSessions();
  }

  private long partSize() {
    try (var parts = Files.newDirectoryStream(folder, ".stepgate-*")) {
      for (Path part : parts) {
        return part.toFile().length();
      }
      return 0;
    } catch (IOException notYet) {
      return 0;
    }
  }

  private void runbook(String step) {
    tester.runbook(START.replace("CONFIG", prod.config().toString()) + step);
  }
}
