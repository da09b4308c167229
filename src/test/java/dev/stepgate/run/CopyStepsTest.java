package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.run.DatabaseStepsTest.On;
import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From one database into another: export, mask, import, compare, scan. */
@Timeout(180)
class CopyStepsTest {
  private static final String TABLES =
      "create table client (id int primary key, name varchar(60) not null, email varchar(80) unique,"
          + " note varchar(200));"
          + "create table job (id int primary key, client_id int not null, title varchar(60),"
          + " foreign key (client_id) references client (id))";
  private static final String ROWS =
      "insert into client values (1, 'Anneliese Kaltenbrunner', 'anneliese@kaltenbrunner.test',"
          + " 'calls often'), (2, 'Bartholomew Quint', 'bart@quint.test', null);"
          + "insert into job values (10, 1, 'Roof'), (11, 1, 'Door'), (12, 2, 'Gate')";
  private static final String LEDGER =
      """
      masking: 1
      tables:
        client:
          id: keep
          name: {mask: name}
          email: {mask: email}
          note: keep
        job:
          id: keep
          client_id: keep
          title: keep
      """;
  private static final String STEPS =
      """
        - id: backup
          export: prod
          to: backup/data_${RUN_STAMP}
          mask: masking.yaml
          check: {rows: backup, tables: {client: 2, job: ">= 3"}}
        - id: load
          import: backup
          into: dev
          mode: clean
          check:
            - {rows: dev, same-as: backup}
            - {rows: dev, tables: {client: 2}}
        - id: leaks
          check: {leaks: dev, of: backup}
      """;

  private static final String LEAK =
      """
        - id: leak
          sql: update job set title = 'For Anneliese Kaltenbrunner, at once' where id = 11
          in: dev
          check: {rows: dev, same-as: backup}
      """;

  @TempDir Path folder;

  private EngineTester tester(Server server, String from, String to, String steps) {
    String head =
        """
        runbook: copy
        secrets:
          PASSWORD: {env: THE_PASSWORD}
        databases:
          prod: {url: "%s", user: "%s", password: "${PASSWORD}", role: production}
          dev: {url: "%s", user: "%s", password: "${PASSWORD}", role: development}
        steps:
        """
            .formatted(server.url(from), server.user(), server.url(to), server.user());
    return EngineTester.in(folder)
        .env("THE_PASSWORD", server.password())
        .file("masking.yaml", LEDGER)
        .runbook(head + steps);
  }

  private static String filled(Server server) {
    String database = server.newDatabase();
    execute(server, database, TABLES + ";" + ROWS);
    return database;
  }

  private static String empty(Server server) {
    String database = server.newDatabase();
    execute(server, database, TABLES);
    return database;
  }

  private static void execute(Server server, String database, String statements) {
    for (String statement : statements.split(";")) {
      server.execute(database, statement);
    }
  }

  /** What the last check has seen. */
  private static String seen(EngineTester tester) {
    List<LogRecord> checks = tester.records("check");
    return checks.get(checks.size() - 1).text("actual");
  }

  @ParameterizedTest
  @EnumSource
  void copiesMaskedAndProvesIt(On on) {
    Server server = on.server();
    EngineTester tester = tester(server, filled(server), empty(server), STEPS);

    assertThat(tester.run().exit()).as(tester::reason).isEqualTo(ExitCode.PASSED);
    assertThat(tester.text(tester.folder().outputs() + "/01-backup.1.txt"))
        .contains("client.name: {mask: name}, 2 of 2 values changed, 2 different before, 2 after")
        .contains("masking certificate sha256 ")
        .doesNotContain("Kaltenbrunner");
    assertThat(tester.records("check"))
        .extracting(record -> record.text("verdict"))
        .containsOnly("passed");
  }

  @ParameterizedTest
  @EnumSource
  void namesTheTableThatDiffers(On on) {
    Server server = on.server();
    EngineTester tester = tester(server, filled(server), empty(server), STEPS + LEAK);

    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(seen(tester))
        .contains("job: checksum: expected ")
        .doesNotContain("client")
        .doesNotContain("Kaltenbrunner");
  }

  @Test
  void namesTheColumnThatHasWhatWasMasked() {
    Server server = Servers.postgres();
    String scan = "  - id: scan\n    check: {leaks: dev, of: backup}\n";
    String unproven = LEAK.replace("check: {rows: dev, same-as: backup}", "unchecked: see below");
    EngineTester again = tester(server, filled(server), empty(server), STEPS + unproven + scan);
    assertThat(again.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(seen(again))
        .contains("job.title: 1 of 3 values are or hold one that was masked")
        .doesNotContain("Kaltenbrunner");

    String excepted = scan.replace("of: backup", "of: backup, except: job.title");
    String steps = STEPS.replace("backup/", "second/") + unproven + excepted;
    EngineTester third = tester(server, filled(server), empty(server), steps);
    assertThat(third.run().exit()).as(third::reason).isEqualTo(ExitCode.PASSED);
  }

  @ParameterizedTest
  @EnumSource
  void doesItsWorkAgainWhenItsCheckHasFailed(On on) {
    Server server = on.server();
    String from = filled(server);
    String to = empty(server);
    String steps =
        """
          - id: backup
            export: prod
            to: backup
            mask: masking.yaml
            check: {rows: backup, tables: {job: 4}}
          - id: load
            import: backup
            into: dev
            mode: clean
            check: {sql: select count(*) from client where note = 'seen', in: dev, number: 1}
        """;
    EngineTester tester = tester(server, from, to, steps);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(seen(tester)).isEqualTo("job 3 rows");

    execute(server, from, "insert into job values (13, 2, 'Fence')");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(seen(tester)).isEqualTo("number 0");

    execute(server, to, "delete from job where id = 13");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.text(tester.folder().outputs() + "/02-load.2.txt"))
        .startsWith("empties tables of database " + to)
        .contains("job: 4 rows");
    assertThat(server.query(to, "select count(*) from job")).isEqualTo("4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.sql", "out.sql.gz", "out.sql.zst", "out"})
  void convertsAgainWhenItsCheckHasFailed(String to) throws IOException {
    Server server = Servers.postgres();
    String dialect = to.equals("out") ? "" : "dialect: mysql, ";
    String steps =
        """
          - {id: backup, export: prod, to: backup, check: {rows: backup, tables: {job: 3}}}
          - {id: convert, convert: backup, to: %s, %scheck: {file: good}}
          - {id: other, convert: backup, to: %s, %scheck: {file: good}}
        """
            .formatted(to, dialect, to, dialect);
    EngineTester tester = tester(server, filled(server), empty(server), steps);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).contains("the check does not hold: file good");

    Files.writeString(folder.resolve("good"), "yes");
    assertThat(tester.resume().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.text(tester.folder().outputs() + "/02-convert.2.txt"))
        .contains("5 rows of 2 tables");
    assertThat(tester.reason()).isEqualTo(folder.resolve(to) + " exists already");
  }

  @Test
  void neverConvertsIntoAFileOfSomebodyElse() throws IOException {
    Server server = Servers.postgres();
    String steps =
        """
          - {id: backup, export: prod, to: backup, check: {rows: backup, tables: {job: 3}}}
          - {id: convert, convert: backup, to: out.sql.gz, dialect: mysql, check: {file: out.sql.gz}}
        """;
    EngineTester tester = tester(server, filled(server), empty(server), steps);
    Files.writeString(folder.resolve("out.sql.gz"), "no gzip");

    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo(folder.resolve("out.sql.gz") + " exists already");
    assertThat(folder.resolve("out.sql.gz")).hasContent("no gzip");
  }

  @Test
  void asksForThePhraseBeforeItEmpties() {
    Server server = Servers.postgres();
    String to = empty(server);
    execute(server, to, "insert into client values (7, 'old', 'old', null)");
    String steps = STEPS.replace("mode: clean", "mode: clean\n    type: EMPTY IT");
    EngineTester tester = tester(server, filled(server), to, steps);

    assertThat(tester.run().exit()).isEqualTo(ExitCode.WAITING);
    assertThat(tester.waiting().message())
        .startsWith("This empties tables of database " + to + " with 2 tables and about ");
    assertThat(server.query(to, "select name from client")).isEqualTo("old");
  }

  @ParameterizedTest
  @EnumSource
  void neverEmptiesWhatTheRowsCameFrom(On on) {
    Server server = on.server();
    String database = filled(server);
    String steps =
        """
          - id: backup
            export: dev
            to: backup
            check: {rows: backup, tables: {job: 3}}
          - id: load
            import: backup
            into: dev
            mode: clean
            check: {rows: dev, same-as: backup}
        """;
    EngineTester tester = tester(server, server.newDatabase(), database, steps);

    EngineTester.Ended ended = tester.run();
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.message())
        .isEqualTo(
            "database dev is the one that " + folder.resolve("backup") + " was exported from");
    assertThat(tester.records("intent")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void convertsToSqlAndToOtherFiles(On on) {
    Server server = on.server();
    String steps =
        """
          - id: backup
            export: prod
            to: backup
            check: {rows: backup, tables: {job: 3}}
          - id: convert
            convert: backup
            to: backup.sql.gz
            for: dev
            check: {file: backup.sql.gz, size: ">= 100"}
          - id: load
            sql: backup.sql.gz
            in: dev
            check: {rows: dev, same-as: backup}
          - id: file
            convert: backup
            to: one
            format: single-file
            compression: gzip
            exclude: client
            check: {rows: one, tables: {job: 3}}
        """;
    EngineTester tester = tester(server, filled(server), empty(server), steps);

    assertThat(tester.run().exit()).as(tester::reason).isEqualTo(ExitCode.PASSED);
    assertThat(tester.text(tester.folder().outputs() + "/02-convert.1.txt"))
        .isEqualTo(
            "client: 2 rows\njob: 3 rows\n5 rows of 2 tables in "
                + folder.resolve("backup.sql.gz")
                + "\n");
  }

  @ParameterizedTest
  @EnumSource
  void leavesUsersOutAndMakesStandInsForFiles(On on) {
    Server server = on.server();
    String tables =
        "create table account (id int primary key, email varchar(80) unique);"
            + "create table document (id int primary key, owner_id int, file varchar(80),"
            + " foreign key (owner_id) references account (id))";
    String from = server.newDatabase();
    execute(
        server,
        from,
        tables
            + ";insert into account values (1, 'a@corp.test'), (2, 'b@corp.test')"
            + ";insert into document values (5, 1, 'plans/roof.pdf'), (6, 2, '../../out.txt')");
    String to = server.newDatabase();
    execute(server, to, tables + ";insert into account values (70, 'a@corp.test')");
    String steps =
        """
          - id: backup
            export: prod
            to: backup
            check: {rows: backup, tables: {document: 2}}
          - id: load
            import: backup
            into: dev
            mode: skip
            users: {table: account, by: email, otherwise: nobody}
            check:
              sql: select id, owner_id from document order by id
              in: dev
              table: [[5, 70], [6, null]]
          - id: files
            placeholders: document.file
            in: dev
            under: media
            check: {file: media/plans/roof.pdf, size: ">= 1"}
        """;
    EngineTester tester = tester(server, from, to, steps);

    assertThat(tester.run().exit()).as(tester::reason).isEqualTo(ExitCode.PASSED);
    assertThat(server.query(to, "select count(*) from account")).isEqualTo("1");
    assertThat(tester.text(tester.folder().outputs() + "/03-files.1.txt"))
        .isEqualTo("1 made, 0 there already, 1 refused\n");
  }
}
