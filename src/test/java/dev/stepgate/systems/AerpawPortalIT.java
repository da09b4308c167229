package dev.stepgate.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Container;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import dev.stepgate.testkit.StandIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * A real Django application in what stands in for its container is backed up, and loads its data
 * when it starts. No container engine runs here: the program docker on the PATH is a stand-in.
 */
class AerpawPortalIT {
  private static final Server SERVER = Servers.postgres15();
  private static final String OWNER = "12345";
  private static final int PORT = Servers.freePort();
  private static String filled;
  private static String empty;
  @TempDir static Path application;
  @TempDir Path folder;
  private StandIns standIns;
  private Container container;
  private RunbookTester tester;

  /** With a virtual environment of its own, as on any machine. */
  @BeforeAll
  static void fill() throws IOException {
    Path source = Path.of("src", "test", "apps", "aerpaw-portal").toAbsolutePath();
    Outcome.of("cp", "-a", source + "/.", application.toString()).worked();
    bash("/usr/bin/python3 -m venv --copies --system-site-packages --without-pip .venv");
    empty = SERVER.newDatabase();
    settings(application, empty);
    bash("source .env; python3 manage.py migrate -v0");
    filled = copy(empty);
    settings(application, filled);
    bash("source .env; python3 scripts/fill.py");
  }

  private static void bash(String command) {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euc", "PATH=/usr/bin:$PATH; " + command)
            .directory(application.toFile());
    Outcome.of(builder).worked();
  }

  private static String copy(String database) {
    String copy = database + "_copy_" + System.nanoTime();
    SERVER.execute(SERVER.home(), "create database " + copy + " template " + database);
    return copy;
  }

  private static void settings(Path portal, String database) throws IOException {
    String password = SERVER.password().replace("'", "'\\''");
    Files.writeString(
        portal.resolve(".env"),
        """
        export POSTGRES_HOST=%s
        export POSTGRES_PORT=%d
        export POSTGRES_DB=%s
        export POSTGRES_USER=%s
        export POSTGRES_PASSWORD='%s'
        export DJANGO_SECRET_KEY='only for tests'
        export PORTAL_PORT=%d
        """
            .formatted(SERVER.host(), SERVER.port(), database, SERVER.user(), password, PORT));
  }

  @BeforeEach
  void moveIn() throws IOException {
    standIns = StandIns.in(folder.resolve("engine"));
    container = standIns.container("portal-django");
    Outcome.of("cp", "-a", application.toString(), portal().toString()).worked();
    settings(portal(), filled);
    Outcome.of("chown", "-R", OWNER + ":" + OWNER, portal().toString()).worked();
    FileSystemUtils.copyRecursively(
        Path.of("runbooks", "aerpaw-portal"), folder.resolve("runbooks"));
    tester = RunbookTester.in(folder).env("PATH", standIns.searchPath());
  }

  @AfterEach
  void end() {
    standIns.close();
  }

  private Path portal() {
    return container.srv().resolve("portal");
  }

  @Test
  void aBackupIsLoadedAtTheStartThoughEachStepFailsOnce() throws IOException {
    new EveryStepFails(tester, runbook("backup"), step -> {}).run(inputs());

    assertThat(names("dumpdata"))
        .containsExactly(
            ".gitkeep",
            "COUNTS",
            "credentials.json",
            "experiment_files.json",
            "experiments.json",
            "operations.json",
            "profiles.json",
            "projects.json",
            "resources.json",
            "user_messages.json",
            "user_requests.json",
            "users.json");
    assertThat(Files.getAttribute(portal().resolve("dumpdata/users.json"), "unix:uid"))
        .isEqualTo(Integer.valueOf(OWNER));
    assertThat(Files.readString(portal().resolve("dumpdata/COUNTS")))
        .startsWith("credentials 1\nexperiment_files 1\nexperiments 24\n");

    String restored = copy(empty);
    settings(portal(), restored);
    tester.file("start", START);
    new EveryStepFails(tester, runbook("restore"), this::agree)
        .run(inputs("START=bash " + folder.resolve("start"), page()));

    assertSame(restored);
    assertThat(names("portal/apps/users/fixtures")).containsExactly("aerpaw_roles.json");
  }

  /** What docker compose does with a container, done with the portal's process inside. */
  private static final String START =
      """
      docker exec -w /srv/portal portal-django bash -c \\
        'if [ -e portal.pid ]; then kill "$(cat portal.pid)"; rm portal.pid; sleep 1; fi'
      docker exec -w /srv/portal -e LOAD_FIXTURES portal-django bash ./docker-entrypoint.sh \\
        </dev/null >"$0.log" 2>&1 &
      """;

  @Test
  void withoutAContainerItIsTheSameThoughEachStepFailsOnce() throws IOException {
    new EveryStepFails(tester, runbook("backup-local"), step -> {}).run(local());
    Result backup = run("backup-local", local());
    assertThat(backup.exit()).as(backup.shown()).isZero();
    assertThat(backup.out()).contains("1/10 credentials: 1 objects, ", "10/10 users: 3 objects, ");

    String restored = copy(empty);
    settings(portal(), restored);
    Outcome.of("cp", "-a", portal() + "/dumpdata", portal() + "/mine").worked();
    try {
      new EveryStepFails(tester, runbook("restore-local"), this::agree)
          .run(local("DUMP=mine", "START=./run_server.sh --load-fixtures", page()));
      assertSame(restored);
    } finally {
      tester.end(portal().resolve("portal.pid").toString());
    }
  }

  @Test
  void aStartThatForgetsTheFixturesIsNoticed() throws IOException {
    assertThat(run("backup-local", local()).exit()).isZero();
    settings(portal(), copy(empty));
    run("restore-local", local("START=./run_server.sh", page()));
    agree("agree");
    try {
      Result forgotten = tester.stepgate("resume", "last");
      assertThat(forgotten.exit()).as(forgotten.shown()).isEqualTo(1);
      assertThat(forgotten.err()).contains("error: step loaded failed: the check does not hold");
      tester.stepgate("abort", "last", "--reason", "it was forgotten");
    } finally {
      tester.end(portal().resolve("portal.pid").toString());
    }
  }

  @Test
  void realFaultsAreNamedAndLeaveTheLastBackup() throws IOException {
    assertThat(run("backup", inputs()).exit()).isZero();
    String before = Files.readString(portal().resolve("dumpdata/users.json"));

    Result unknown = run("backup", inputs("APPS=users weather"));
    assertThat(unknown.err())
        .contains("error: step dump failed", "No installed app with label 'weather'");
    assertThat(Files.readString(portal().resolve("dumpdata/users.json"))).isEqualTo(before);
    tester.stepgate("abort", "last", "--reason", "there is no such app");

    settings(portal(), "nowhere");
    Result away = run("backup", inputs());
    assertThat(away.err())
        .contains("error: step dump failed", "database \"nowhere\" does not exist");
    settings(portal(), filled);
    assertThat(tester.stepgate("resume", "last").exit()).isZero();

    container.stop();
    assertThat(run("backup", inputs()).err()).contains("portal", "is not running");
  }

  private static void assertSame(String restored) {
    for (String table :
        List.of(
            "users_aerpawuser",
            "users_aerpawuser_groups",
            "projects_userproject",
            "experiments_aerpawexperiment",
            "experiments_aerpawexperiment_resources",
            "experiment_files_experimentfile")) {
      String rows = "select string_agg(t::text, ' ' order by t::text) from " + table + " t";
      assertThat(SERVER.query(restored, rows))
          .as(table)
          .isEqualTo(SERVER.query(filled, rows))
          .isNotEmpty();
    }
  }

  private void agree(String step) {
    assertThat(tester.stepgate("confirm", "last", "--phrase", "OVERWRITE").exit()).isZero();
  }

  private Result run(String runbook, String... arguments) {
    List<String> command = new ArrayList<>(List.of("run", runbook(runbook).toString()));
    command.addAll(List.of(arguments));
    return tester.stepgate(command.toArray(String[]::new));
  }

  private static String page() {
    return "PORTAL_URL=http://127.0.0.1:" + PORT + "/api/projects";
  }

  private String[] inputs(String... more) {
    return given(List.of("CODE=/srv/portal", "REPOSITORY=" + portal()), more);
  }

  private String[] local(String... more) {
    return given(List.of("VENV=.venv", "REPOSITORY=" + portal()), more);
  }

  private static String[] given(List<String> settings, String... more) {
    return Stream.concat(settings.stream(), Stream.of(more))
        .flatMap(setting -> Stream.of("-e", setting))
        .toArray(String[]::new);
  }

  private Path runbook(String name) {
    return folder.resolve("runbooks").resolve(name + ".yaml");
  }

  private List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(portal().resolve(name))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
