package dev.stepgate.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.compare.Comparison;
import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/data-fidelity.md says cannot be exact is refused or told, each as it says. */
class FidelityTest {
  private static final String LENIENT = "set sql_mode = 'ALLOW_INVALID_DATES'";

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  private Manifest export(Target source) throws Exception {
    ExportOptions options = ExportOptions.to(folder.resolve("export"));
    return Export.write(
        source.database(),
        options,
        new ExportListener() {
          @Override
          public void noticed(String notice) {
            notices.add(notice);
          }
        });
  }

  private ImportResult load(Target target, Mode mode) throws DataError {
    Progress progress = noticing(notices);
    ExportedFolder source = new ExportedFolder(folder.resolve("export"));
    ImportPlan plan = new ImportPlan("one", target.database(), source, mode, TableSelection.ALL);
    return Import.run(plan, progress, () -> false);
  }

  private static Server server(String name) {
    return name.equals("mysql") ? Servers.mysql() : Servers.mariadb();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void theErrorValueOfAnEnumIsRefusedOnTheWayIn(String brand) throws Exception {
    String table = "create table t (id integer primary key, a enum('x', 'y'))";
    Target source = Target.on(server(brand), table);
    source.executeAll(LENIENT, "insert into t values (1, 'x'), (2, 'none of it')");
    export(source);
    Target target = Target.on(server(brand), table);

    assertThatThrownBy(() -> load(target, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "t.json: row 2 of table t, column a: the value is too long or not of the column's"
                + " type");
    assertThat(target.rows("select * from t")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void theErrorValueOfAnEnumWithAnEmptyMemberIsRefusedOnTheWayOut(String brand) {
    Target source =
        Target.on(
            server(brand),
            "create table t (id integer primary key, a enum('x', '', 'it''s'), b enum('b'))",
            "insert into t values (1, '', 'b'), (2, 'it''s', 'b')");
    assertThat(source.rows("select cast(a as unsigned) from t")).containsExactly("2", "3");
    source.executeAll(LENIENT, "insert into t values (3, 'none of it', 'b')");

    assertThatThrownBy(() -> export(source))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "table t, column a holds the error value of an enum, which reads like its member ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void charactersThatUnicodeDoesNotHaveAreRefused(String brand) {
    Target source =
        Target.on(
            server(brand),
            "create table t (id integer primary key, a varchar(9) character set cp1251)",
            "insert into t values (1, 'Жук')");
    source.executeAll(LENIENT, "insert into t values (2, x'98')");

    assertThatThrownBy(() -> export(source))
        .isInstanceOf(DataError.class)
        .hasMessage("table t, column a holds characters of cp1251 that Unicode does not give back");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    Server server = Servers.postgres();
    String name = server.newDatabase() + "_ascii";
    server.execute(
        server.home(),
        "create database " + name + " encoding 'SQL_ASCII' locale 'C' template template0");
    Target source = Target.as(server, server.user(), server.password(), name);
    source.execute("create table t (id integer primary key, a text)");
    source.execute("insert into t values (1, E'\\xc3\\xbc'), (2, E'a\\xff')");

    assertThatThrownBy(() -> export(source))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "table t cannot be read: ERROR: invalid byte sequence for encoding \"UTF8\": 0xff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void daysThatNoMonthHasAreRefusedUnlessTheServerTakesThem(String brand) throws Exception {
    String table = "create table t (id integer primary key, a date)";
    Target source = Target.on(server(brand), table);
    source.executeAll(LENIENT, "insert into t values (1, '2026-02-31')");
    export(source);
    Target target = Target.on(server(brand), table);

    assertThatThrownBy(() -> load(target, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("t.json: row 1 of table t, column a: the value ");
    assertThat(target.rows("select * from t")).isEmpty();
  }

  @Test
  void aMinusThatMariadbDropsIsFoundByComparing() throws Exception {
    String table = "create table t (id integer primary key, a double)";
    Target source = Target.on(Servers.mysql(), table, "insert into t values (1, '-0')");
    export(source);
    // As an older MariaDB, which kept it, would have written it.
    Path file = folder.resolve("export").resolve(Manifest.NAME);
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"mysql\"", "\"mariadb\""));
    Manifest manifest = Manifest.read(folder.resolve("export"));
    Target target = Target.on(Servers.mariadb(), table);

    load(target, Mode.CLEAN);

    boolean kept = target.rows("select atan2(a, -1) < 0 from t").equals(List.of("1"));
    assertThat(Comparison.ofValues(manifest, target.database(), ExportListener.NONE).isSame())
        .isEqualTo(kept);
  }

  @Test
  void whatIsNewInPostgresqlIsRefusedByAnOlderOne() throws Exception {
    String table = "create table t (id integer primary key, a interval)";
    export(Target.on(Servers.postgres(), table, "insert into t values (1, 'infinity')"));
    Target target = Target.on(Servers.postgres15(), table);

    assertThatThrownBy(() -> load(target, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessage("t.json: row 1 of table t, column a: the value is no date or time");
    assertThat(target.rows("select * from t")).isEmpty();
  }

  @Test
  void keysThatAreEqualInTheTargetOnlyAreRefused() throws Exception {
    export(
        Target.on(
            Servers.mysql(),
            "create table t (id varchar(9) character set utf8mb4 collate utf8mb4_bin primary key)",
            "insert into t values ('a'), ('A')"));
    Target target =
        Target.on(
            Servers.mysql(),
            "create table t (id varchar(9) character set utf8mb4 collate utf8mb4_general_ci"
                + " primary key)");

    assertThatThrownBy(() -> load(target, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessageEndingWith("of table t: the same key is there already (PRIMARY)");
    assertThat(target.rows("select * from t")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void triggersThatFireAreTold(String brand) throws Exception {
    String[] tables = {
      "create table t (id integer primary key, a integer)", "create table seen (id integer)"
    };
    export(Target.on(server(brand), tables[0], "insert into t values (1, 1)"));
    Target target = Target.on(server(brand), tables);
    target.execute(
        "create definer = current_user trigger watch after insert on t for each row"
            + " insert into seen values (new.id)");
    target.execute("create trigger gone after delete on t for each row delete from seen");

    assertThat(load(target, Mode.CLEAN).end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(notices)
        .containsExactly("table t: trigger watch fires for each row that is imported");
    assertThat(target.rows("select * from seen")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void aTriggerWhoseDefinerIsNotThereStopsTheImport(String brand) throws Exception {
    String table = "create table t (id integer primary key, a integer)";
    export(Target.on(server(brand), table, "insert into t values (1, 1)"));
    Target target = Target.on(server(brand), table);
    target.execute(
        "create definer = 'nobody'@'nowhere' trigger watch before insert on t for each row"
            + " set new.a = 7");

    assertThatThrownBy(() -> load(target, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("error 1449");
    assertThat(target.rows("select * from t")).isEmpty();
  }

  @Test
  void onlyTriggersThatAreAlwaysOnFireInPostgresql() throws Exception {
    String[] statements = {
      "create table t (id integer primary key, a integer)",
      "create table seen (name text)",
      "create function see() returns trigger language plpgsql as"
          + " 'begin insert into public.seen values (tg_name); return new; end'",
      "create trigger ordinary after insert on t for each row execute function see()",
      "create trigger always after insert on t for each row execute function see()",
      "alter table t enable always trigger always"
    };
    export(Target.on(Servers.postgres(), statements[0], "insert into t values (1, 1)"));
    Target target = Target.on(Servers.postgres(), statements);

    load(target, Mode.CLEAN);

    assertThat(notices)
        .containsExactly("table t: trigger always fires for each row that is imported");
    assertThat(target.rows("select * from seen")).containsExactly("always");
  }

  @Test
  void ordinaryTriggersAreToldToOrdinaryUsers() throws Exception {
    String table = "create table t (id integer primary key, a integer)";
    export(Target.on(Servers.postgres(), table, "insert into t values (1, 1)"));
    Target target =
        ordinary(
            table,
            "create function see() returns trigger language plpgsql as 'begin return new; end'",
            "create trigger seen before insert on t for each row execute function see()");

    load(target, Mode.CLEAN);

    assertThat(notices)
        .containsExactly("table t: trigger seen fires for each row that is imported");
  }

  @Test
  void rowsThatAreHiddenFromTheUserAreRefused() throws Exception {
    String table = "create table t (id integer primary key, a integer)";
    export(Target.on(Servers.postgres(), table, "insert into t values (1, 1)"));
    Target target =
        ordinary(
            table,
            "insert into t values (7, 7)",
            "alter table t enable row level security",
            "alter table t force row level security");
    String refused = "query would be affected by row-level security policy for table \"t\"";

    assertThatThrownBy(() -> load(target, Mode.SKIP))
        .isInstanceOf(DataError.class)
        .hasMessage("database dev: " + refused);
    assertThatThrownBy(
            () ->
                Export.write(
                    target.database(),
                    ExportOptions.to(folder.resolve("other")),
                    ExportListener.NONE))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("table t cannot be read: ERROR: " + refused);
  }

  @Test
  void namesOfWhatTheTargetLacksAreRefused() throws Exception {
    String table = "create table t (id integer primary key, a regclass)";
    export(
        Target.on(
            Servers.postgres(),
            table,
            "create table other ()",
            "insert into t values (1, 'other')"));
    Target target = Target.on(Servers.postgres(), table);

    assertThatThrownBy(() -> load(target, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("t.json: row 1 of table t, column a: ")
        .hasMessageNotContaining("other");
    assertThat(target.rows("select * from t")).isEmpty();
  }

  private static Target ordinary(String... statements) {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    server.execute(database, "create user ordinary_" + database + " password 'ordinary'");
    server.execute(database, "grant all on schema public to ordinary_" + database);
    return Target.as(server, "ordinary_" + database, "ordinary", database, statements);
  }

  @Test
  void whatAnExportDoesNotHoldIsTold() throws Exception {
    export(
        Target.on(
            Servers.mariadb(),
            "create table t (id integer primary key, a integer) with system versioning",
            "insert into t values (1, 1)",
            "update t set a = 2"));
    assertThat(notices).containsExactly("table t: its history is not exported");
    notices.clear();
    Target postgres = Target.on(Servers.postgres(), "create table t (id integer primary key)");
    postgres.execute("select lo_from_bytea(0, 'a')");

    Export.write(
        postgres.database(),
        ExportOptions.to(folder.resolve("other")),
        new ExportListener() {
          @Override
          public void noticed(String notice) {
            notices.add(notice);
          }
        });
    assertThat(notices).containsExactly("the 1 large objects are not exported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void timesThatFollowChangesStayAsTheyAre(String brand) throws Exception {
    export(
        Target.on(
            server(brand),
            "create table t (id integer primary key, a integer)",
            "insert into t values (1, 2)"));
    Target target =
        Target.on(
            server(brand),
            "create table t (id integer primary key, a integer,"
                + " changed timestamp not null default current_timestamp on update"
                + " current_timestamp)",
            "insert into t values (1, 1, '2000-01-01 00:00:00')");

    load(target, Mode.MERGE);

    assertThat(target.rows("select a, changed from t")).containsExactly("2|2000-01-01 00:00:00");
  }

  @Test
  void rowsBeyondThePacketOfTheServerAreRefused() throws Exception {
    String table = "create table t (id integer primary key, a longtext)";
    Target source =
        Target.on(Servers.mariadb(), table, "insert into t values (1, repeat('x', 12000000))");
    export(source);
    Server server = Servers.mysql();
    Target target = Target.on(server, table);
    String before = target.rows("select @@max_allowed_packet").get(0);
    server.execute(server.home(), "set global max_allowed_packet = 4194304");
    server.execute(server.home(), "set global local_infile = 0");
    try {
      assertThatThrownBy(() -> load(target, Mode.CLEAN))
          .isInstanceOf(DataError.class)
          .hasMessageContaining("max_allowed_packet");
    } finally {
      server.execute(server.home(), "set global max_allowed_packet = " + before);
      server.execute(server.home(), "set global local_infile = 1");
    }
    assertThat(target.rows("select * from t")).isEmpty();
  }

  private static Progress noticing(List<String> notices) {
    return new Progress() {
      @Override
      public void loaded(TableName table, long rows, long all, long bytes) {
        // Only what is noticed counts here.
      }

      @Override
      public void noticed(String notice) {
        notices.add(notice);
      }
    };
  }
}
