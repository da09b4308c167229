package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole life of a run on each database server that can be its store. */
@Tag("database")
class StoresIT {
  @TempDir Path folder;

  enum Kind {
    POSTGRESQL(Servers::postgres),
    MYSQL(Servers::mysql),
    MARIADB(Servers::mariadb);

    private final Supplier<Server> server;

    Kind(Supplier<Server> server) {
      this.server = server;
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsWaitsConfirmsFailsAndResumes(Kind kind) {
    Server server = kind.server.get();
    RunbookTester tester =
        RunbookTester.in(folder)
            .env("STEPGATE_STORE_URL", server.url(server.newDatabase()))
            .env("STEPGATE_STORE_USER", server.user())
            .env("STEPGATE_STORE_PASSWORD", server.password())
            .runbook(
                """
                runbook: shared
                lock: täglich/jobs
                steps:
                  - id: first
                    run: echo first >> done.txt
                    check: {file: done.txt}
                  - id: look
                    manual: Look at it.
                    check: {file: done.txt}
                  - id: last
                    run: echo last >> done.txt
                    check: {file: mended}
                """);

    assertThat(tester.stepgate("run", "runbook.yaml").exit()).isEqualTo(3);
    Result second = tester.stepgate("run", "runbook.yaml");
    assertThat(second.exit()).isEqualTo(4);
    assertThat(second.err()).contains("target 'täglich/jobs' is held by run shared_");
    assertThat(tester.stepgate("confirm", "last", "--note", "geprüft ✓").exit()).isZero();
    assertThat(tester.stepgate("resume", "last").exit()).isEqualTo(1);
    tester.file("mended", "yes");
    assertThat(tester.stepgate("resume", "last").exit()).isZero();
    assertThat(tester.text("done.txt")).isEqualTo("first\nlast\nlast\n");
    assertThat(tester.stepgate("show", "last").out()).contains("state     passed");
    assertThat(tester.stepgate("audit", "verify", "last").exit()).isZero();
    assertThat(folder.resolve(".stepgate/store.db")).doesNotExist();
  }
}
