package dev.stepgate.data.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was exported and imported is exported again byte for byte. */
class RoundTripTest {
  @TempDir Path folder;

  private Manifest export(Target target, ExportOptions options) throws Exception {
    TableSelection data = new TableSelection(List.of("n*", "p*"), List.of());
    return Export.write(target.database(), options.tables(data), ExportListener.NONE);
  }

  private void comesBack(ExportOptions first, Target source, Target target) throws Exception {
    Manifest exported = export(source, first);

    ImportResult result = target.load(new ExportedFolder(first.to()), Mode.CLEAN);
    assertThat(result.violations()).isEmpty();
    Path again = folder.resolve("again");
    Manifest second =
        export(
            target,
            ExportOptions.to(again).layout(first.layout()).compression(first.compression()));

    if (first.layout() == Layout.FIXTURES) {
      sameFiles(exported, first.to(), again);
    }
    assertThat(second.tables())
        .extracting(TableEntry::checksum)
        .containsExactlyElementsOf(exported.tables().stream().map(TableEntry::checksum).toList());
  }

  private static void sameFiles(Manifest manifest, Path one, Path other) throws IOException {
    for (TableEntry table : manifest.tables()) {
      assertThat(text(other, table.file())).isEqualTo(text(one, table.file()));
    }
  }

  private static String text(Path folder, String file) throws IOException {
    try (InputStream plain =
        Compression.of(file).unpacked(Files.newInputStream(folder.resolve(file)))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final String[] POSTGRES = {
    "create extension hstore; create type mood as enum ('o''k', 'so \"so\"');"
        + " create type pair as (a integer, b text)",
    "create table parent (id bigint generated always as identity primary key, name text unique)",
    "create table nasty (id integer primary key, parent_id bigint references parent (id),"
        + " up integer references nasty (id), a boolean, b bigint, c numeric, d numeric, e float8,"
        + " f float4, h money, i timestamp, j timestamptz, k time, l timetz, m interval, n bit(3),"
        + " o varbit, p bytea, q json, r json, s jsonb, u text[], v mood[], w int4range, x pair,"
        + " z mood, za uuid, zb inet, zd macaddr, ze xml, zg hstore, zi char(4), zj text, zk text,"
        + " twice integer generated always as (id * 2) stored)",
    "create table \"n \"\"q\"\" Select\" (\"a b\" integer, \"from\" text, primary key (\"a b\"))",
    "create table np (a integer, b integer, c text, primary key (a, b))",
  };

  private static final String[] POSTGRES_ROWS = {
    "insert into parent overriding system value values (0, ''), (5, null), (9223372036854775806,"
        + " E'\\\\N')",
    "insert into nasty values (1, 0, 1, true, -9223372036854775808, repeat('9', 1000)::numeric,"
        + " 'NaN', '-0', 0.1, 1234.5, '-infinity', '294276-12-31 23:59:59Z', '24:00:00',"
        + " '04:05:06.789-08', '1 year -3 days 04:05:06.7', b'101', b'', '\\x00ff5c',"
        + " '{\"a\":1,  \"a\":1e400}', ' [1]', 'null', '[0:1]={a,NULL}',"
        + " array['so \"so\"']::mood[], '[1,5)', row(1, null), 'o''k', repeat('a', 32)::uuid,"
        + " '10.0.0.1/8', '08:00:2b:01:02:03', '<a>x</a>', 'a=>1,b=>NULL', 'a',"
        + " e'\\\\N \\b\\f\\n\\r\\t\\v\\x01\"\\\\ \\U0001F600', '')",
    "insert into nasty (id, i, j, p, q, s, zj) values (2, '0044-03-15 10:00:00 BC',"
        + " '2026-03-29 02:30:00+02', '', '\"\\ud83d\"', '{\"$json\": 1, \"b\": [1.50]}',"
        + " repeat('x', 200000)), (3, null, null, null, '1.50', '\"text\"', E'\\\\.')",
    "insert into \"n \"\"q\"\" Select\" values (1, 'x'), (-1, null)",
    "insert into np values (1, 2, 'a'), (2, 1, '')",
  };

  @Test
  void postgresql() throws Exception {
    Target source = Target.on(Servers.postgres(), POSTGRES);
    for (String rows : POSTGRES_ROWS) {
      source.execute(rows);
    }
    ExportOptions to = ExportOptions.to(folder.resolve("export"));
    comesBack(to.compression(Compression.ZSTD), source, Target.on(Servers.postgres(), POSTGRES));
  }

  @Test
  void postgresqlInOneFile() throws Exception {
    Target source = Target.on(Servers.postgres(), POSTGRES);
    for (String rows : POSTGRES_ROWS) {
      source.execute(rows);
    }
    ExportOptions to =
        ExportOptions.to(folder.resolve("export"))
            .layout(Layout.SINGLE_FILE)
            .compression(Compression.GZIP);
    comesBack(to, source, Target.on(Servers.postgres(), POSTGRES));
  }

  private static final String[] MYSQL = {
    "create table parent (id bigint unsigned primary key, name varchar(20)) default charset utf8mb4",
    "create table nasty (id integer auto_increment primary key, parent_id bigint unsigned,"
        + " a tinyint(1), b bit(1), c bit(64), d float, e double, f decimal(65,30), g date,"
        + " h year, i time(6), j datetime(6), k timestamp(3) null default null,"
        + " l varchar(100), m enum('', 'x', 'it''s'), n set('a', 'b c'), o binary(16),"
        + " p blob, q longtext, r json, s geometry, t char(3) character set latin1,"
        + " twice integer generated always as (a * 2) stored,"
        + " constraint up foreign key (parent_id) references parent (id)) default charset utf8mb4",
    "create table np (`key` integer, `a``b` varchar(5), primary key (`key`, `a``b`))",
  };

  private static final String[] MYSQL_ROWS = {
    "insert into parent values (0, ''), (18446744073709551615, null), (5, '\\\\N')",
    "insert into nasty (id, parent_id, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t)"
        + " values (0, 18446744073709551615, 2, b'1', 18446744073709551615, 0.1,"
        + " 1.7976931348623157e308, 0.000000000000000000000000000001, '0000-00-00', 0,"
        + " '-838:59:59', '2026-00-00 10:00:00.5', '2026-03-29 01:30:00.123', '\u00e9\ud83d\ude00',"
        + " '', 'a', x'00ff', x'', '\\0\\n\\t\\\\ \\'\"\\Z', '{\"a\": [1, 2.50, null]}',"
        + " st_geomfromtext('POINT(1 2)'), '\u00e9'),"
        + " (7, 0, -1, b'0', 0, -0.0, 3e-5, -5, '9999-12-31', 2155, '838:59:59',"
        + " '0000-00-00 00:00:00', '0000-00-00 00:00:00', '', 'it''s', '', x'00', null, '', 'null',"
        + " null, ''),"
        + " (8, null, null, null, null, null, null, null, null, null, null, null, null, null, null,"
        + " null, null, x'5c4e0a00', null, null, null, null)",
    "insert into np values (1, 'a'), (2, 'b')",
  };

  private void mysqlFamily(Server server, int local) throws Exception {
    server.execute(server.home(), "set global local_infile = " + local);
    Target source = Target.on(server, MYSQL);
    server.execute(server.home(), "set global sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
    try {
      for (String rows : MYSQL_ROWS) {
        source.execute(rows);
      }
    } finally {
      server.execute(server.home(), "set global sql_mode = default");
    }
    comesBack(ExportOptions.to(folder.resolve("export")), source, Target.on(server, MYSQL));
  }

  @Test
  void mysqlThroughLoadData() throws Exception {
    mysqlFamily(Servers.mysql(), 1);
  }

  @Test
  void mysqlThroughInserts() throws Exception {
    mysqlFamily(Servers.mysql(), 0);
  }

  @Test
  void mariadb() throws Exception {
    mysqlFamily(Servers.mariadb(), 1);
  }
}
