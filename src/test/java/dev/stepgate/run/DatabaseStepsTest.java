package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.support.ExitCode;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import dev.stepgate.testkit.Tunnel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps and checks on real servers. */
@Timeout(180)
class DatabaseStepsTest {
  @TempDir Path folder;

  enum On {
    POSTGRESQL,
    MYSQL,
    MARIADB;

    Server server() {
      return switch (this) {
        case POSTGRESQL -> Servers.postgres();
        case MYSQL -> Servers.mysql();
        case MARIADB -> Servers.mariadb();
      };
    }
  }

  private EngineTester tester(Server server, String database, String steps) {
    return tester(server, database, "development", steps);
  }

  private EngineTester tester(Server server, String database, String role, String steps) {
    String head =
        """
        runbook: data
        secrets:
          PASSWORD: {env: THE_PASSWORD}
        inputs:
          NAME: {default: Anna}
        databases:
          dev: {url: "%s", user: "%s", password: "${PASSWORD}", role: %s}
        steps:
        """
            .formatted(server.url(database), server.user(), role);
    return EngineTester.in(folder).env("THE_PASSWORD", server.password()).runbook(head + steps);
  }

  @ParameterizedTest
  @EnumSource
  void bindsValuesAndJudgesRows(On on) {
    Server server = on.server();
    String database = server.newDatabase();
    EngineTester tester =
        tester(
            server,
            database,
            """
              - id: table
                sql: create table person (id int primary key, name varchar(60), born date)
                in: dev
                check: {sql: select count(*) from person, in: dev, number: 0}
              - id: add
                sql: insert into person values (1, ${NAME}, '1990-02-03'), (2, 'Ben', null)
                in: dev
                capture: {CHANGED: '(\\d+) rows'}
                check:
                  - sql: select name, born, id from person order by id
                    in: dev
                    table: [["${NAME}", "1990-02-03", 1], [Ben, null, 2]]
                  - {sql: select count(*) from person, in: dev, number: "${CHANGED}"}
                  - {sql: 'select id from person where id > 9', in: dev, empty: true}
            """);
    EngineTester.Ended ended = tester.run(Map.of("NAME", "O'Neil \"x\"; drop table person; --"));
    assertThat(ended.exit()).as(tester::reason).isEqualTo(ExitCode.PASSED);
    assertThat(tester.records("database"))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.text("role")).isEqualTo("development");
              assertThat(record.text("address")).isEqualTo(server.url(database));
              assertThat(record.text("identity")).endsWith("/" + database);
            });
    assertThat(tester.text(tester.folder().path() + "/audit.jsonl"))
        .doesNotContain(server.password());
  }

  @ParameterizedTest
  @EnumSource
  void aCheckCannotWrite(On on) {
    Server server = on.server();
    String database = server.newDatabase();
    server.execute(database, "create table person (id int primary key)");
    EngineTester tester =
        tester(
            server,
            database,
            """
              - id: look
                check: {sql: insert into person values (1), in: dev}
            """);
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.records("check").get(0).text("actual")).containsIgnoringCase("read");
  }

  @ParameterizedTest
  @EnumSource
  void resetsWhatIsNotProductionAndKeepsItsCharacter(On on) {
    Server server = on.server();
    String database = server.newDatabase();
    server.execute(database, "create table person (id int primary key)");
    EngineTester tester =
        tester(
            server,
            database,
            """
              - id: reset
                reset: dev
                unchecked: the next step would fail
              - id: table
                sql: create table person (id int primary key)
                in: dev
                check: {sql: select count(*) from person, in: dev, number: 0}
            """);
    assertThat(tester.run().exit()).as(tester::reason).isEqualTo(ExitCode.PASSED);
    assertThat(tester.text(tester.folder().outputs() + "/01-reset.1.txt"))
        .startsWith("drops database " + database + " with 1 tables and about 0 rows\n");
  }

  @ParameterizedTest
  @EnumSource
  void refusesToResetWhatWasEverProduction(On on) {
    Server server = on.server();
    String database = server.newDatabase();
    server.execute(database, "create table person (id int primary key)");
    String look = "  - {id: look, check: {sql: select 1, in: dev}}\n";
    EngineTester before = tester(server, database, "production", look);
    assertThat(before.run().exit()).isEqualTo(ExitCode.PASSED);

    String reset = "  - {id: reset, reset: dev, unchecked: is refused}\n";
    EngineTester tester = tester(server.atName("localhost"), database, "development", reset);
    EngineTester.Ended ended = tester.run();
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.message())
        .startsWith("database dev is production, known as dev: " + on.name().toLowerCase());
    server.execute(database, "insert into person values (1)");
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryLossThroughATunnel(On on) throws Exception {
    Server server = on.server();
    String database = server.newDatabase();
    server.execute(database, "create table person (id int primary key)");
    server.execute(database, "insert into person values (1)");
    String look = "  - {id: look, check: {sql: select 1, in: dev}}\n";
    assertThat(tester(server, database, "production", look).run().exit())
        .isEqualTo(ExitCode.PASSED);

    try (Tunnel tunnel = Tunnel.to(server)) {
      for (String loss :
          List.of(
              "reset: dev",
              "sql: delete from person, in: dev, destructive: true",
              "import: nowhere, into: dev, mode: clean",
              "import: nowhere, into: dev, mode: replace")) {
        String step = "  - {id: loss, " + loss + ", unchecked: is refused}\n";
        EngineTester tester = tester(tunnel.entrance(), database, "development", step);
        EngineTester.Ended ended = tester.run();

        assertThat(ended.code()).as(loss).isEqualTo(ExitCode.REFUSED);
        assertThat(ended.message()).startsWith("database dev is production, known as dev: ");
        assertThat(tester.records("intent")).as(loss).isEmpty();
        tester.abort();
      }
    }
    assertThat(server.query(database, "select count(*) from person")).isEqualTo("1");
  }

  @Test
  void refusesToResetWhenItCannotTell() {
    Server server = Servers.postgres();
    EngineTester tester =
        EngineTester.in(folder)
            .env("THE_PASSWORD", server.password())
            .runbook(
                """
                runbook: data
                secrets:
                  PASSWORD: {env: THE_PASSWORD}
                databases:
                  prod: {url: "jdbc:postgresql://127.0.0.1:%d/jobs", role: production}
                  dev: {url: "%s", user: "%s", password: "${PASSWORD}", role: development}
                steps:
                  - {id: reset, reset: dev, unchecked: is refused}
                """
                    .formatted(
                        Servers.freePort(), server.url(server.newDatabase()), server.user()));
    EngineTester.Ended ended = tester.run();
    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.message())
        .startsWith("cannot tell whether database dev is production: database prod at");
  }

  @ParameterizedTest
  @EnumSource
  void migratesAndKnowsWhatIsPending(On on) {
    Server server = on.server();
    EngineTester tester =
        tester(
                server,
                server.newDatabase(),
                """
                  - id: before
                    check: {migrations: dev, from: sql, pending: 2}
                  - id: migrate
                    migrate: dev
                    from: sql
                    must-change: true
                    check:
                      migrations: dev
                      from: sql
                      contains: "2\\tadd born\\tsuccess"
                """)
            .file("sql/V1__person.sql", "create table person (id int primary key);")
            .file("sql/V2__add_born.sql", "alter table person add born date;");
    assertThat(tester.run().exit()).as(tester::reason).isEqualTo(ExitCode.PASSED);
    assertThat(tester.text(tester.folder().outputs() + "/02-migrate.1.txt"))
        .isEqualTo("applied 1 person\napplied 2 add born\nnow at version 2\n");
  }

  @Test
  void asksForThePhraseBeforeItDrops() {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    server.execute(database, "create table person (id int primary key)");
    EngineTester tester =
        tester(
            server,
            database,
            "  - {id: reset, reset: dev, type: DROP IT, unchecked: the next step looks}\n");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.WAITING);
    assertThat(tester.waiting().message())
        .startsWith("This drops database " + database + " with 1 tables and about 0 rows at");
    server.execute(database, "insert into person values (1)");
  }

  @Test
  void aResetThatCannotBeIsAFailureAndNoBug() {
    Server server = Servers.mysql();
    EngineTester tester =
        tester(
            server,
            server.newDatabase(),
            "  - {id: reset, reset: dev, charset: \"utf8; drop\", unchecked: it fails}\n");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo("no name of a character set: utf8; drop");
  }

  @Test
  void cancelsAStatementThatTakesTooLong() {
    Server server = Servers.postgres();
    EngineTester tester =
        tester(
            server,
            server.newDatabase(),
            "  - {id: slow, sql: select pg_sleep(100), in: dev, timeout: 1s, unchecked: slow}\n");
    assertThat(tester.run().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(tester.reason()).isEqualTo("the action took longer than 1s and was cancelled");
  }

  @Test
  void startsAThrowawayServerAndFindsItsDataAgain() {
    EngineTester tester =
        EngineTester.in(folder)
            .runbook(
                """
                runbook: data
                databases:
                  dev: {embedded: postgresql, role: development}
                steps:
                  - id: make
                    sql: create table if not exists person as select 7 as id
                    in: dev
                    check: {sql: select id from person, in: dev, number: 7}
                  - {id: person, manual: Look., check: {sql: select id from person, in: dev, number: 7}}
                """);
    assertThat(tester.run().exit()).as(tester::reason).isEqualTo(ExitCode.WAITING);
    assertThat(tester.confirm("ann").exit()).isNotEqualTo(ExitCode.FAILED);
    assertThat(tester.resume().exit()).as(tester::reason).isEqualTo(ExitCode.PASSED);
    assertThat(tester.records("database")).extracting(LogRecord::kind).hasSize(2);
  }
}
