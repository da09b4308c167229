package dev.stepgate.data.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.load.Import;
import dev.stepgate.data.load.ImportPlan;
import dev.stepgate.data.load.Mode;
import dev.stepgate.data.read.FileSchema;
import dev.stepgate.data.read.Source;
import dev.stepgate.data.read.Sources;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.data.script.ScriptRun;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the servers' own clients make of converted rows is what an import makes of them. */
class ConvertToSqlTest {
  private static final String[] POSTGRES = {
    "create table team (id bigint generated always as identity primary key, chief bigint,"
        + " \"Select\" text)",
    "create table person (id bigserial primary key, boss bigint references person (id),"
        + " team bigint not null references team (id))",
    "alter table team add foreign key (chief) references person (id)",
    "create table nasty (id integer primary key, a text, b bytea, c jsonb, d numeric, e date,"
        + " f timestamptz, g timestamp, h boolean, i float8, j text[], k interval, l bit(3),"
        + " twice integer generated always as (id * 2) stored)",
    "create table strict (id integer primary key, next integer not null,"
        + " constraint to_next foreign key (next) references strict (id)"
        + " deferrable initially immediate)",
    "create schema other",
    "create table other.thing (a integer, b integer, primary key (a, b))",
  };

  private static final String[] POSTGRES_ROWS = {
    "insert into team overriding system value values (5, null, 'x'), (6, null, '')",
    "insert into person values (2, null, 5), (1, 2, 6), (40, 40, 5)",
    "update team set chief = 1 where id = 5",
    "insert into nasty values (1, e'it''s \\\\ \\\\'' \\n\\r\\t\\b\\x01 \\U0001F600 :x :''x'' $$ -- ;"
        + " /*', '\\x00ff275c0a', '{\"a\": \"it''s \\\\\\\\ \\ud83d\\ude00\"}', repeat('9', 500)::numeric,"
        + " '0044-03-15 BC', '2026-03-29 02:30:00.123456+02', 'infinity', true, 'NaN',"
        + " '{\"a\\\"b\",NULL,\"\"}', '1 mon -3 days 04:05:06.7', b'101')",
    "insert into nasty values (2, '', '', 'null', -0.10, '9999-12-31', '-infinity',"
        + " '2026-01-01', false, '-0', '{}', '-1 day', b'000')",
    "insert into nasty (id, a) values (3, null), (4, '\\N')",
    "insert into nasty (id, a) select g, repeat(g::text || ' ''\"', 4000) from"
        + " generate_series(100, 200) g",
    "insert into strict values (1, 2), (2, 1)",
    "insert into other.thing values (1, 2)",
  };

  private static final String[] MYSQL = {
    "create table team (id bigint auto_increment primary key, chief bigint, `Sel``ect` text)"
        + " default charset utf8mb4",
    "create table person (id bigint unsigned primary key, boss bigint unsigned,"
        + " constraint boss foreign key (boss) references person (id))",
    "create table nasty (id integer primary key, a text, b blob, c json, d decimal(65,30), e date,"
        + " f timestamp(6) null, g datetime(6), h tinyint(1), i double, j enum('', 'it''s'), k time(3),"
        + " l bit(9), m geometry, twice integer generated always as (id * 2) stored)"
        + " default charset utf8mb4",
    "create table strict (id integer primary key, next integer not null,"
        + " constraint to_next foreign key (next) references strict (id))",
  };

  private static final String[] MYSQL_ROWS = {
    "insert into team values (5, null, 'x'), (6, 4, '')",
    "insert into person values (2, null), (3, 2), (18446744073709551615, 3), (1, 1)",
    "insert into nasty (id, a, b, c, d, e, f, g, h, i, j, k, l, m) values (1,"
        + " 'it\\'s \\\\ \\\\\\' \\n\\r\\t\\b\\0\\Z \u00e9\ud83d\ude00 -- ; /* ` \"\ndelimiter //\n',"
        + " x'00ff275c0a', '{\"a\": \"it\\'s \\\\\\\\ \"}', 0.000000000000000000000000000001,"
        + " '9999-12-31', '2026-03-29 01:30:00.123456', '0001-01-01 00:00:00', 2,"
        + " 1.7976931348623157e308, 'it\\'s', '-838:59:59', b'100000001',"
        + " st_geomfromtext('POINT(1 2)')),"
        + " (0, '', '', 'null', -5, null, null, '9999-12-31 23:59:59.999999', 0, -0.0, '', null, b'0',"
        + " null), (3, null, null, null, null, null, null, null, null, null, null, null, null, null),"
        + " (4, '\\\\N', null, '[]', null, null, null, null, null, null, null, null, null, null)",
    "set foreign_key_checks = 0",
    "insert into strict values (1, 2), (2, 1)",
  };

  @TempDir Path folder;

  private static List<String> checksums(Manifest manifest) {
    return manifest.tables().stream()
        .map(table -> table.table() + " " + table.rows() + " " + table.checksum())
        .toList();
  }

  /** A database of the rows; the second statement of a pair may need the first's session. */
  private static Place filled(Server server, String[] tables, String[] rows) throws Exception {
    Place place = Place.on(server, tables);
    try (Connection connection = place.reach().connect();
        var statement = connection.createStatement()) {
      if (!server.scheme().contains("postgresql")) {
        statement.execute("set sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
      } else {
        statement.execute("set session_replication_role = replica");
      }
      for (String row : rows) {
        statement.execute(row);
      }
    }
    return place;
  }

  private void comesIn(Place from, Place by, Place beside, Dialect dialect) throws Exception {
    Manifest exported = from.export(folder.resolve("export"));
    Source source = Sources.of(folder.resolve("export"));
    Path sql = folder.resolve("rows.sql");

    var rows = Convert.toSql(source, by.schema(), TableSelection.ALL, dialect, Target.of(sql));

    assertThat(rows.values().stream().mapToLong(count -> count).sum())
        .isEqualTo(exported.tables().stream().mapToLong(TableEntry::rows).sum());
    assertThat(by.client(sql)).as(Place.said(sql)).isZero();
    List<String> wanted = checksums(exported);
    assertThat(checksums(by.export(folder.resolve("by")))).isEqualTo(wanted);
    ImportPlan plan = new ImportPlan("one", beside.reach(), source, Mode.CLEAN, TableSelection.ALL);
    assertThat(Import.run(plan, (table, done, all, bytes) -> {}, () -> false).violations())
        .isEmpty();
    assertThat(checksums(beside.export(folder.resolve("beside")))).isEqualTo(wanted);
    try (Stream<String> lines = Files.lines(sql)) {
      assertThat(lines.mapToInt(String::length).max().orElseThrow()).isLessThan(600_000);
    }
  }

  @Test
  void psqlReadsIt() throws Exception {
    Server server = Servers.postgres();
    Place by = Place.on(server, POSTGRES);
    Place from = filled(server, POSTGRES, POSTGRES_ROWS);
    comesIn(from, by, Place.on(server, POSTGRES), Dialect.POSTGRESQL);
    by.execute("insert into person (boss, team) values (null, 5)");
    assertThat(by.one("select max(id) from person")).isEqualTo("41");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void mysqlReadsIt(String brand) throws Exception {
    Server server = brand.equals("mysql") ? Servers.mysql() : Servers.mariadb();
    Place from = filled(server, MYSQL, MYSQL_ROWS);
    comesIn(from, Place.on(server, MYSQL), Place.on(server, MYSQL), Dialect.MYSQL);
  }

  private Path oneTable(String name, String rows) throws Exception {
    return Files.writeString(folder.resolve(name), "{\"data\": {" + rows + "}}");
  }

  @Test
  void ourOwnRunnerReadsItToo() throws Exception {
    Place place = Place.on(Servers.postgres(), "create table a (id integer primary key, b text)");
    Source source = Sources.of(oneTable("a.json", "\"a\": [{\"id\": 1, \"b\": \"it's \\\\ ;\"}]"));
    Path sql = folder.resolve("a.sql");
    Convert.toSql(source, place.schema(), TableSelection.ALL, Dialect.POSTGRESQL, Target.of(sql));
    try (Connection connection = place.reach().connect()) {
      new ScriptRun(connection, place.reach().brand(), false, progress -> {}, () -> false).run(sql);
    }
    assertThat(place.one("select b from a")).isEqualTo("it's \\ ;");
  }

  @Test
  void whatFailsLeavesNothingBehind() throws Exception {
    Place place = Place.on(Servers.postgres(), "create table a (id integer primary key, b text)");
    Source source =
        Sources.of(
            oneTable("a.json", "\"a\": [{\"id\": 1, \"b\": \"\"}, {\"id\": 1, \"b\": \"\"}]"));
    Path sql = folder.resolve("a.sql");
    Convert.toSql(source, place.schema(), TableSelection.ALL, Dialect.POSTGRESQL, Target.of(sql));
    assertThat(place.client(sql)).isEqualTo(3);
    assertThat(place.one("select count(*) from a")).isEqualTo("0");

    Source nul = Sources.of(oneTable("nul.json", "\"a\": [{\"id\": 1, \"b\": \"a\\u0000b\"}]"));
    Path out = folder.resolve("b.sql");
    assertThatThrownBy(
            () ->
                Convert.toSql(
                    nul, place.schema(), TableSelection.ALL, Dialect.POSTGRESQL, Target.of(out)))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "nul.json: row 1 of table a, column b holds the character U+0000, which PostgreSQL cannot hold");
    assertThatThrownBy(
            () ->
                Convert.toSql(
                    source, place.schema(), TableSelection.ALL, Dialect.POSTGRESQL, Target.of(sql)))
        .hasMessage(sql + " exists already");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.json", "nul.json", "a.sql", "client.txt");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void orphansMakeTheWholeFail(String brand) throws Exception {
    Server server = brand.equals("mysql") ? Servers.mysql() : Servers.mariadb();
    Place place = Place.on(server, MYSQL[3]);
    Source source = Sources.of(oneTable("a.json", "\"strict\": [{\"id\": 1, \"next\": 7}]"));
    Path sql = folder.resolve("a.sql");
    Convert.toSql(source, place.schema(), TableSelection.ALL, Dialect.MYSQL, Target.of(sql));

    assertThat(place.client(sql)).isEqualTo(1);
    assertThat(Place.said(sql)).contains("ERROR 1242");
    assertThat(place.one("select count(*) from strict")).isEqualTo("0");

    Path unknown = folder.resolve("unknown.sql");
    Path file = folder.resolve("a.json");
    Convert.toSql(
        source,
        FileSchema.of(file).schema(),
        TableSelection.ALL,
        Dialect.MYSQL,
        Target.of(unknown));
    assertThat(place.client(unknown)).isEqualTo(1);
    assertThat(place.one("select count(*) from strict")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb"})
  void anExportAloneIsEnough(String brand) throws Exception {
    Server server = brand.equals("mysql") ? Servers.mysql() : Servers.mariadb();
    Manifest exported = filled(server, MYSQL, MYSQL_ROWS).export(folder.resolve("export"));
    Place place = Place.on(server, MYSQL);
    Path sql = folder.resolve("a.sql");
    Convert.toSql(
        Sources.of(folder.resolve("export")),
        FileSchema.of(folder.resolve("export")).schema(),
        TableSelection.ALL,
        Dialect.MYSQL,
        Target.of(sql));
    assertThat(place.client(sql)).as(Place.said(sql)).isZero();
    assertThat(checksums(place.export(folder.resolve("again")))).isEqualTo(checksums(exported));
  }

  @Test
  void theNameSaysHowItIsPacked() throws Exception {
    Place place = Place.on(Servers.postgres(), "create table a (id integer primary key, b text)");
    String rows = String.join(", ", Collections.nCopies(5, "{\"id\": 1, \"b\": \"x\"}"));
    Source source = Sources.of(oneTable("a.json", "\"a\": [" + rows + "]"));
    Path sql = folder.resolve("a.sql.zst");
    Convert.toSql(source, place.schema(), TableSelection.ALL, Dialect.MYSQL, Target.of(sql));
    try (InputStream in = Compression.ZSTD.unpacked(Files.newInputStream(sql))) {
      assertThat(new String(in.readAllBytes()))
          .contains("insert into `a` (`id`, `b`) values\n('1','x'),('1','x')")
          .endsWith("set time_zone = @stepgate_zone;\n");
    }
  }
}
