package dev.stepgate.blackbox;

import static dev.stepgate.audit.Outcome.PASSED;
import static dev.stepgate.blackbox.Aftermath.THREE_STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Servers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultStoreIT {
  @TempDir Path folder;

  private RunbookTester tester() {
    return RunbookTester.in(folder);
  }

  @Test
  void aDamagedStoreIsSaidSoAndBuiltAgainFromTheLogsWhenItIsMovedAway() throws Exception {
    tester().runbook(THREE_STEPS.replace("echo third", "test -e ok && echo third"));
    assertThat(tester().stepgate("run", "runbook.yaml").exit()).isEqualTo(1);
    Aftermath aftermath = Aftermath.in(folder);
    Path store = aftermath.storeFile();
    byte[] log = Files.readAllBytes(aftermath.log());
    Files.write(store, new byte[20_000]);
    tester().file("ok", "");

    Result resumed = tester().stepgate("resume", aftermath.id());
    assertThat(resumed.exit()).isEqualTo(4);
    assertThat(resumed.err())
        .matches(
            "error: store '"
                + store
                + "' is damaged: .*\n"
                + "hint: The logs are intact: move the file away, and 'stepgate resume RUN' builds"
                + " its entry again from its log.\n");
    assertThat(Files.readAllBytes(aftermath.log())).isEqualTo(log);
    assertThat(aftermath.effects()).containsExactly("first", "second");

    Files.move(store, folder.resolve("damaged.db"));
    assertThat(tester().stepgate("resume", aftermath.id()).exit()).isZero();
    aftermath.assertPassedOnce("first", "second", "third");
  }

  @Test
  void nothingRunsWhenTheServerIsNotThere() {
    int port = Servers.freePort();
    Result result =
        tester()
            .runbook(THREE_STEPS)
            .env("STEPGATE_STORE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres")
            .stepgate("run", "runbook.yaml");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err())
        .startsWith("error: store database 'postgres' on '127.0.0.1:" + port + "' cannot be used: ")
        .contains(
            "hint: Check STEPGATE_STORE_URL, STEPGATE_STORE_USER and STEPGATE_STORE_PASSWORD");
    assertThat(Aftermath.in(folder).effects()).isEmpty();
    assertThat(folder.resolve("logs")).doesNotExist();
  }

  @Test
  void aServerThatIsKilledInMidCommandStopsTheRunAfterItAndTheRunGoesOnLater() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    int port;
    Process process;
    Aftermath aftermath = Aftermath.in(folder);
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().setDataDirectory(data).start()) {
      port = server.getPort();
      process =
          patient("jdbc:postgresql://127.0.0.1:" + port + "/postgres").start("run", "runbook.yaml");
      aftermath.awaitEffect("second");
      kill(data);
      tester().file("go", "");
      assertThat(process.waitFor()).isEqualTo(4);
    }
    assertThat(tester().text("err.txt")).contains("cannot be used: ");
    assertThat(aftermath.effects()).containsExactly("first", "second");
    assertThat(aftermath.outcomes("second")).containsExactly(PASSED);

    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .start()) {
      RunbookTester again = patient(server.getJdbcUrl("postgres", "postgres"));
      assertThat(again.stepgate("resume", "last").exit()).isZero();
    }
    assertThat(aftermath.effects()).containsExactly("first", "second", "third");
    assertThat(aftermath.outcomes("second")).containsExactly(PASSED);
  }

  private RunbookTester patient(String url) {
    return tester()
        .runbook(
            THREE_STEPS.replace(
                "echo second >> effects.txt",
                "echo second >> effects.txt; until test -e go; do sleep 0.05; done"))
        .env("STEPGATE_STORE_URL", url.replaceFirst("\\?.*$", ""))
        .env("STEPGATE_STORE_USER", "postgres")
        .env("STEPGATE_STORE_PASSWORD", "postgres");
  }

  /** The number of the server's process is the first line of this file. */
  private static void kill(Path data) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Patience.until("the end of the server", () -> Aftermath.hasEnded(pid));
  }
}
