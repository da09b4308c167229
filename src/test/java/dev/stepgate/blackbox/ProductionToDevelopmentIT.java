package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The shipped example of a restore between two machines, on two machines. */
class ProductionToDevelopmentIT {
  private static final String RUNBOOK =
      Path.of("runbooks", "examples", "production-to-development.yaml").toAbsolutePath().toString();
  private static final String EXPORT =
      "echo '[{\"model\": \"client\", \"pk\": 1, \"fields\": {\"name\": \"***\"}},"
          + " {\"model\": \"client\", \"pk\": 2, \"fields\": {\"name\": \"***\"}},"
          + " {\"model\": \"client\", \"pk\": 3, \"fields\": {\"name\": \"***\"}}]'"
          + " | gzip > \"$DATA_FILE\"";

  @TempDir Path folder;
  private RunbookTester tester;
  private final Server server = Servers.mariadb();
  private String database;

  @BeforeEach
  void twoMachines() throws IOException {
    Path config = SshServer.together(SshServer.prod(), SshServer.dev());
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Path ssh = programs.resolve("ssh");
    Files.writeString(ssh, "#!/bin/sh\nexec /usr/bin/ssh -F '" + config + "' \"$@\"\n");
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    database = server.newDatabase();
    server.execute(database, "create table client (id int primary key, name varchar(80))");
    server.execute(database, "create table job (id int primary key, client int)");
    server.execute(database, "insert into client values (1, 'Real Name')");
    tester =
        RunbookTester.in(folder)
            .env("PATH", programs + ":" + System.getenv("PATH"))
            .env("PROD_PASSWORD", server.password())
            .env("DEV_ROOT_PASSWORD", server.password());
  }

  @AfterEach
  void leaveTheMachinesAsTheyWere() throws IOException {
    FileSystemUtils.deleteRecursively(FarUser.PROD.home().resolve("backups"));
    FileSystemUtils.deleteRecursively(FarUser.DEV.home().resolve("restore"));
  }

  @Test
  void bringsTheSchemaAndTheMaskedDataOver() throws IOException {
    Result result = run();
    assertThat(result.exit()).as(result.shown()).isZero();
    assertThat(result.out())
        .contains("host prod (production): stepgate-prod@prod through ssh prod")
        .contains("host dev: stepgate-dev@dev through ssh dev");
    assertThat(server.query(database, "select count(*) from client")).isEqualTo("0");
    assertThat(tester.stepgate("audit", "verify", "last").exit()).isZero();
    Path arrived;
    try (var files = Files.list(FarUser.DEV.home().resolve("restore"))) {
      arrived = files.filter(file -> file.toString().endsWith(".sql")).max(Path::compareTo).get();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(arrived)))
        .isEqualTo("rw-r-----");
  }

  private Result run() {
    String port = String.valueOf(server.port());
    return tester.stepgate(
        "run",
        RUNBOOK,
        "-e",
        "PROD=prod",
        "-e",
        "DEV=dev",
        "-e",
        "DATABASE=" + database,
        "-e",
        "PROD_PORT=" + port,
        "-e",
        "DEV_PORT=" + port,
        "-e",
        "PROD_USER=" + server.user(),
        "-e",
        "DEV_ADMIN=" + server.user(),
        "-e",
        "MASKED_EXPORT=" + EXPORT);
  }
}
