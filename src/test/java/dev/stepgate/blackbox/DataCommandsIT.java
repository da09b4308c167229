package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import dev.stepgate.testkit.TerminalWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data commands where they are cut, and where a person sits. */
class DataCommandsIT {
  private static final String TABLES =
      """
      create table client (id bigint primary key, name varchar(60));
      create table job (id bigint primary key, client_id bigint references client);
      """;
  private static final String ROWS =
      """
      insert into client values (1, 'Anna Berg'), (2, 'Ben Sand');
      insert into job values (10, 1), (11, 2), (12, 1);
      """;

  @TempDir Path folder;
  private final Server server = Servers.postgres();
  private String prod = "";
  private String dev = "";

  @BeforeEach
  void aProductionAndADevelopment() {
    prod = server.newDatabase();
    dev = server.newDatabase();
    server.execute(prod, TABLES + ROWS);
    server.execute(dev, TABLES);
  }

  private RunbookTester tester() {
    return RunbookTester.in(folder).env("PW", server.password());
  }

  /** {@code PROD} and {@code DEV} stand for their addresses. */
  private String[] data(String command) {
    return ("data " + command).replace("PROD", at(prod)).replace("DEV", at(dev)).split(" ");
  }

  private String at(String database) {
    return server.url(database) + " --user " + server.user() + " --password-env PW";
  }

  private Connection connection(String database) throws SQLException {
    return DriverManager.getConnection(server.url(database), server.user(), server.password());
  }

  private String ask(String database, String query) {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return String.valueOf(answer.getString(1));
    } catch (SQLException failed) {
      throw new IllegalStateException(query, failed);
    }
  }

  /** Somebody in this database waits for a lock. */
  private boolean somebodyWaits(String database) {
    return !ask(
            database,
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database()")
        .equals("0");
  }

  @Test
  void aStoppedExportLeavesNoFolder() throws Exception {
    try (Connection holder = connection(prod);
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("lock table job in access exclusive mode");
      Process export = tester().start(data("export PROD --to out"));
      Patience.until("the export at the lock", () -> somebodyWaits(prod));
      assertThat(inFolder()).anyMatch(name -> name.startsWith("out.partial-"));
      export.toHandle().destroy();

      assertThat(export.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(export.exitValue()).isEqualTo(1);
    }
    assertThat(tester().text("err.txt"))
        .isEqualTo(
            """
            error: the export was stopped by SIGTERM
            hint: Mend the cause and type it again; nothing was left behind.
            """);
    assertThat(inFolder()).containsExactlyInAnyOrder("out.txt", "err.txt");
  }

  private List<String> inFolder() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void aKilledImportGoesOnWhenTheSameIsTypedAgain() {
    assertThat(tester().stepgate(data("export PROD --to out")).exit()).isZero();
    String[] same = data("import out --into DEV --mode clean --confirm " + dev);
    assertThat(tester().env("STEPGATE_CRASH_AT", "load-after-commit").stepgate(same).exit())
        .isEqualTo(137);
    String written = ask(dev, "select min(xmin::text) || count(*) from client");
    assertThat(written).endsWith("2");
    assertThat(ask(dev, "select count(*) from job")).isEqualTo("0");

    assertThat(tester().stepgate(same).exit()).isZero();
    assertThat(ask(dev, "select min(xmin::text) || count(*) from client")).isEqualTo(written);
    assertThat(ask(dev, "select count(*) from job")).isEqualTo("3");
  }

  @Test
  void aStoppedImportGoesOnToo() throws Exception {
    assertThat(tester().stepgate(data("export PROD --to out")).exit()).isZero();
    String[] same = data("import out --into DEV --mode skip");
    try (Connection holder = connection(dev);
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("lock table client in share row exclusive mode");
      Process load = tester().start(same);
      Patience.until("the import at the lock", () -> somebodyWaits(dev));
      load.toHandle().destroy();
      Thread.sleep(200);
      holder.rollback();

      assertThat(load.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(load.exitValue()).isEqualTo(1);
    }
    assertThat(tester().text("err.txt"))
        .endsWith(
            """
            error: the import was stopped by SIGTERM
            hint: Mend the cause and type the same again: it goes on.
            """);
    Result again = tester().stepgate(same);
    assertThat(again.out()).endsWith("5 rows of 2 tables are in " + dev + ", and proven\n");
    assertThat(again.exit()).isZero();
  }

  @Test
  void aStoppedScanTakesItsCanariesAway() throws Exception {
    String ledger =
        """
        masking: 1
        tables:
          client: {id: keep, name: {mask: name}}
          job: {id: keep, client_id: keep}
        """;
    assertThat(
            tester()
                .file("masking.yaml", ledger)
                .stepgate(data("export PROD --to out --mask masking.yaml"))
                .exit())
        .isZero();
    try (Connection holder = connection(dev);
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute(
          "insert into client values (1, 'x'); lock table client in access exclusive mode");
      Process scan = tester().start(data("scan DEV --of out"));
      Patience.until("the scan at the lock", () -> somebodyWaits(dev));
      assertThat(canaries()).isEqualTo("1");
      scan.toHandle().destroy();
      Thread.sleep(200);
      holder.commit();

      assertThat(scan.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(scan.exitValue()).isEqualTo(1);
    }
    assertThat(tester().text("err.txt")).startsWith("error: the scan was stopped by SIGTERM\n");
    assertThat(canaries()).isEqualTo("0");
  }

  private String canaries() {
    return ask(dev, "select count(*) from pg_class where relname = 'stepgate_leak_canaries'");
  }

  @Test
  void aTerminalIsAskedForThePasswordAndTheName() {
    assertThat(tester().stepgate(data("export PROD --to out")).exit()).isZero();
    try (TerminalWindow window = TerminalWindow.open(folder, 100)) {
      window.type(
          "stepgate data import out --mode clean --user %s --into %s"
              .formatted(server.user(), server.url(dev)));
      window.awaitsEnd("password of test:");
      window.type("hidden");
      window.awaitsEnd("To go on, type the name of the database, " + dev + ":");
      assertThat(window.screen())
          .contains("password of test: ******", "all rows of 2 tables of " + dev + " are deleted:")
          .doesNotContain("hidden");
      window.type(dev);
      window.awaits("5 rows of 2 tables are in " + dev + ", and proven");
      window.awaitsPrompt();
    }
    assertThat(tester().stepgate(data("compare DEV out")).exit()).isZero();
  }

  @Test
  void helpOfTheProgramLoadsNoneOfThem() {
    Result help = tester().env("STEPGATE_JAVA_OPTS", "-Xlog:class+load:stdout").stepgate("--help");

    assertThat(help.out()).contains("dev.stepgate.cli.Main ", "Moves data without a runbook");
    assertThat(help.out().lines().filter(line -> line.contains("dev.stepgate.cli.data.")))
        .allMatch(line -> line.matches(".*cli\\.data\\.DataCommands? .*"));
    assertThat(help.out()).doesNotContain("dev.stepgate.data.");
  }
}
