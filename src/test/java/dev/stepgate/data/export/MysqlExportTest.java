package dev.stepgate.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MysqlExportTest {
  private @TempDir Path folder;

  @Test
  void keepsEveryTypeOfMysqlExact() throws Exception {
    keepsExact(
        Servers.mysql(),
        family(Servers.mysql())
            .value(
                "json",
                "'{\"b\": 1.0, \"a\": [null, \"\u00fc\"]}'",
                "{\"a\": [null, \"\u00fc\"], \"b\": 1.0}")
            .value("json", "'null'", "{\"$json\": \"null\"}"));
  }

  @Test
  void keepsEveryTypeOfMariadbExact() throws Exception {
    keepsExact(
        Servers.mariadb(),
        family(Servers.mariadb())
            .value("json", "'{\"b\":1.0,  \"b\":2}'", "{\"b\":1.0,  \"b\":2}")
            .value("json", "' null'", "{\"$json\": \" null\"}")
            .value(
                "uuid",
                "'123e4567-e89b-12d3-a456-426655440000'",
                "\"123e4567-e89b-12d3-a456-426655440000\"")
            .value("inet6", "'2001:db8::ff00:42:8329'", "\"2001:db8::ff00:42:8329\""));
  }

  private void keepsExact(Server server, NastyTable nasty) throws Exception {
    Subject subject = Subject.on(server, nasty.create() + " engine = innodb character set utf8mb4");
    server.execute(
        subject.database()
            + "?sessionVariables=sql_mode=''&jdbcCompliantTruncation=false&characterEncoding=UTF-8",
        nasty.insert());

    Manifest manifest = subject.export(ExportOptions.to(folder.resolve("data")));

    assertThat(Subject.text(folder.resolve("data"), "nasty.json")).isEqualTo(nasty.fixture());
    assertThat(manifest.snapshot().connections()).isEqualTo(1);
  }

  private static NastyTable family(Server server) {
    return new NastyTable()
        .value("bigint unsigned", "18446744073709551615", "18446744073709551615")
        .value("tinyint(1)", "2", "2")
        .value("int(6) zerofill", "42", "42")
        .value("bit(1)", "b'1'", "\"AQ==\"")
        .value(
            "bit(64)",
            "b'1000000000000000000000000000000000000000000000000000000000000001'",
            "\"gAAAAAAAAAE=\"")
        .value("float", "0.1", "0.10000000149011612")
        .value("float", "16777216", "16777216")
        .value("double", "1e300 / 3", "3.3333333333333335e299")
        .value("double", "'-0'", storedMinusZero(server))
        .value(
            "decimal(65,30)",
            "12345678901234567890123456789012345.123456789012345678901234567890",
            "\"12345678901234567890123456789012345.123456789012345678901234567890\"")
        .value("date", "'0000-00-00'", "\"0000-00-00\"")
        .value("date", "'2026-00-00'", "\"2026-00-00\"")
        .value("datetime", "'0000-00-00 00:00:00'", "\"0000-00-00 00:00:00\"")
        .value("datetime(6)", "'2026-02-00 10:00:00.5'", "\"2026-02-00 10:00:00.500000\"")
        .value("datetime(3)", "'9999-12-31 23:59:59.999'", "\"9999-12-31T23:59:59.999\"")
        .value(
            "timestamp(6) null", "'2026-03-29 02:30:00.123456'", "\"2026-03-29T02:30:00.123456Z\"")
        .value("timestamp null", "'0000-00-00 00:00:00'", "\"0000-00-00 00:00:00\"")
        .value("timestamp null", "null", "null")
        .value("year", "'0000'", "\"0000\"")
        .value("time", "'-838:59:59'", "\"-838:59:59\"")
        .value("time(6)", "'838:59:58.999999'", "\"838:59:58.999999\"")
        .value("varchar(20) character set latin1", "'\u00c3\u00bc'", "\"\u00c3\u00bc\"")
        .value("varchar(20) character set utf8", "'\u20ac'", "\"\u20ac\"")
        .value(
            "longtext",
            "'\\\\N \\b\\n\\r\\t\\0\"\\\\ \uD83D\uDE00'",
            "\"\\\\N \\b\\n\\r\\t\\u0000\\\"\\\\ \uD83D\uDE00\"")
        .value("varchar(9)", "'\\\\N'", "\"\\\\N\"")
        .value("varchar(9)", "''", "\"\"")
        .value("enum('a', 'o''k')", "'o''k'", "\"o'k\"")
        .value("enum('a')", "'nothing of it'", "\"\"")
        .value("set('a', 'b')", "'a,b'", "\"a,b\"")
        .value("binary(4)", "x'ff00'", "\"/wAAAA==\"")
        .value("blob", "''", "\"\"")
        .value("blob", "null", "null")
        .value("longblob", "x'00ff5c0a'", "\"AP9cCg==\"")
        .value("point", "point(1, 2)", "\"AAAAAAEBAAAAAAAAAAAA8D8AAAAAAAAAQA==\"");
  }

  /** MariaDB took to storing it as 0 in some patch of 10.11; its sign says which it is. */
  private static String storedMinusZero(Server server) {
    Subject subject =
        Subject.on(server, "create table z (a double)", "insert into z values ('-0')");
    return subject.one("select if(atan2(a, -1) < 0, '-0', '0') from z");
  }

  @Test
  void leavesOutWhatIsNoTableAndReadsInOrderOfTheKey() throws Exception {
    Subject subject =
        Subject.on(
            Servers.mariadb(),
            "create table b (id int auto_increment primary key, twice int as (id * 2) virtual)",
            "insert into b (id) values (3), (1), (2)",
            "create view v as select * from b",
            "create sequence s",
            "create table versioned (id int primary key, a int) with system versioning",
            "insert into versioned values (1, 1)",
            "update versioned set a = 2");
    Path to = folder.resolve("data");

    Manifest manifest = subject.export(ExportOptions.to(to).compression(Compression.ZSTD));

    assertThat(manifest.tables())
        .extracting(table -> table.table() + " " + table.rows())
        .containsExactly("b 3", "versioned 1");
    assertThat(Subject.text(to, "b.json.zst"))
        .isEqualTo(
            """
            [
            {"model": "b", "pk": 1, "fields": {}},
            {"model": "b", "pk": 2, "fields": {}},
            {"model": "b", "pk": 3, "fields": {}}
            ]
            """);
  }
}
