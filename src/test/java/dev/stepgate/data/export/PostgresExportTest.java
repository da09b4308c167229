package dev.stepgate.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.format.Manifest;
import dev.stepgate.testkit.Servers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresExportTest {
  private @TempDir Path folder;
  private Path to;

  @BeforeEach
  void name() {
    to = folder.resolve("data");
  }

  @Test
  void writesTheSmallTablesOfTheDocumentation() throws Exception {
    Subject subject =
        Subject.on(
            Servers.postgres(),
            """
            create table workflow_client (id bigint primary key, name text);
            create table workflow_job (
              id bigint primary key, name varchar(50), client_id bigint references workflow_client,
              price numeric, weight double precision, is_active boolean, extra jsonb, photo bytea,
              due date, created_at timestamptz, seen_at timestamp);
            insert into workflow_client values (7, 'Smith');
            insert into workflow_job values
              (2, 'Gate', null, 'NaN', 'Infinity', false, 'null', '', 'infinity',
               '0044-03-15 10:00:00+00 BC', '2026-01-01 10:00:00'),
              (1, 'Fence', 7, 120.50, 1.5, true, '{"a": [1, 2]}', 'hello', '2026-02-01',
               '2026-01-01 11:00:00.123456+01', null);
            """);

    subject.export(ExportOptions.to(to));

    assertThat(Subject.text(to, "workflow_job.json"))
        .isEqualTo(
            """
            [
            {"model": "workflow.job", "pk": 1, "fields": {"name": "Fence", "client": 7, \
            "price": "120.50", "weight": 1.5, "is_active": true, "extra": {"a": [1, 2]}, \
            "photo": "aGVsbG8=", "due": "2026-02-01", "created_at": "2026-01-01T10:00:00.123456Z", \
            "seen_at": null}},
            {"model": "workflow.job", "pk": 2, "fields": {"name": "Gate", "client": null, \
            "price": "NaN", "weight": "Infinity", "is_active": false, "extra": {"$json": "null"}, \
            "photo": "", "due": "infinity", "created_at": "0044-03-15 10:00:00+00 BC", \
            "seen_at": "2026-01-01T10:00:00"}}
            ]
            """);
    assertThat(Subject.text(to, "workflow_client.json"))
        .isEqualTo(
            "[\n{\"model\": \"workflow.client\", \"pk\": 7, \"fields\": {\"name\": \"Smith\"}}\n]\n");
  }

  @Test
  void keepsEveryTypeExact() throws Exception {
    NastyTable nasty = nasty();
    Subject subject =
        Subject.on(
            Servers.postgres(),
            "create extension hstore; create extension citext;"
                + " create type mood as enum ('o''k', 'so \"so\"');"
                + " create type pair as (a integer, b text);"
                + " create domain positive as integer check (value > 0);",
            nasty.create(),
            nasty.insert());

    Manifest manifest = subject.export(ExportOptions.to(to));

    assertThat(Subject.text(to, "nasty.json")).isEqualTo(nasty.fixture());
    assertThat(Subject.table(manifest, "nasty").pk()).isNull();
  }

  private static NastyTable nasty() {
    return new NastyTable()
        .value("boolean", "true", "true")
        .value("bigint", "-9223372036854775808", "-9223372036854775808")
        .value("numeric", "repeat('9', 1000)::numeric", "\"" + "9".repeat(1000) + "\"")
        .value("numeric", "'-Infinity'", "\"-Infinity\"")
        .value("float8", "'-0'", "-0")
        .value("float4", "0.1", "0.1")
        .value("float8", "1e300 / 3", "3.3333333333333335e+299")
        .value("money", "1234.5", "\"$1,234.50\"")
        .value("timestamp", "'-infinity'", "\"-infinity\"")
        .value("timestamptz", "'294276-12-31 23:59:59Z'", "\"294276-12-31 23:59:59+00\"")
        .value("time", "'24:00:00'", "\"24:00:00\"")
        .value("timetz", "'04:05:06.789-08'", "\"04:05:06.789-08\"")
        .value("interval", "'1 year -3 days 04:05:06.7'", "\"1 year -3 days +04:05:06.7\"")
        .value("bit(3)", "b'101'", "\"101\"")
        .value("varbit", "b''", "\"\"")
        .value("bytea", "'\\x00ff5c'", "\"AP9c\"")
        .value("json", "'{\"a\":1,  \"a\":1e400}'", "{\"a\":1,  \"a\":1e400}")
        .value("json", "' [1]'", "{\"$json\": \" [1]\"}")
        .value("jsonb", "'{\"$json\": 1}'", "{\"$json\": \"{\\\"$json\\\": 1}\"}")
        .value("jsonb", "'{\"b\": \"\\u00fc\\n\"}'", "{\"b\": \"ü\\n\"}")
        .value("text[]", "'[0:1]={a,NULL}'", "\"[0:1]={a,NULL}\"")
        .value("mood[]", "array['so \"so\"']::mood[]", "\"{\\\"so \\\\\\\"so\\\\\\\"\\\"}\"")
        .value("int4range", "'[1,5)'", "\"[1,5)\"")
        .value("pair", "row(1, null)", "\"(1,)\"")
        .value("positive", "5", "5")
        .value("mood", "'o''k'", "\"o'k\"")
        .value("uuid", "repeat('a', 32)::uuid", "\"aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa\"")
        .value("inet", "'10.0.0.1/8'", "\"10.0.0.1/8\"")
        .value("cidr", "'10.0.0.0/8'", "\"10.0.0.0/8\"")
        .value("macaddr", "'08:00:2b:01:02:03'", "\"08:00:2b:01:02:03\"")
        .value("xml", "'<a>ü</a>'", "\"<a>ü</a>\"")
        .value("tsvector", "'a:1 b:2'", "\"'a':1 'b':2\"")
        .value("hstore", "'a=>1,b=>NULL'", "\"\\\"a\\\"=>\\\"1\\\", \\\"b\\\"=>NULL\"")
        .value("citext", "'Ab'", "\"Ab\"")
        .value("char(4)", "'a'", "\"a   \"")
        .value(
            "text",
            "e'\\\\N \\b\\f\\n\\r\\t\\v\\x01\"\\\\ \\U0001F600'",
            "\"\\\\N \\b\\f\\n\\r\\t\\u000b\\u0001\\\"\\\\ \uD83D\uDE00\"")
        .value("text", "''", "\"\"")
        .value("text", "null", "null")
        .value("text", "e'\\\\N'", "\"\\\\N\"")
        .value("bytea", "null", "null")
        .value("timestamp", "'10000-01-01 00:00:00'", "\"10000-01-01 00:00:00\"")
        .value("jsonb", "null", "null");
  }

  @Test
  void readsPartitionsOnceAndHeirsByThemselves() throws Exception {
    Subject subject =
        Subject.on(
            Servers.postgres(),
            """
            create table parted (id integer primary key) partition by range (id);
            create table parted_1 partition of parted for values from (1) to (10);
            create table parted_2 partition of parted for values from (10) to (20);
            insert into parted values (15), (5);
            create table parent (id integer);
            create table heir (more integer) inherits (parent);
            insert into parent values (1);
            insert into heir values (2, 3);
            """);

    Manifest manifest = subject.export(ExportOptions.to(to));

    assertThat(manifest.tables())
        .extracting(table -> table.table() + " " + table.rows())
        .containsExactly("heir 1", "parent 1", "parted 2");
    assertThat(Subject.text(to, "parted.json"))
        .isEqualTo(
            """
            [
            {"model": "parted", "pk": 5, "fields": {}},
            {"model": "parted", "pk": 15, "fields": {}}
            ]
            """);
  }

  @Test
  void leavesGeneratedColumnsToTheServer() throws Exception {
    Subject subject =
        Subject.on(
            Servers.postgres(),
            "create table t (a int, twice int generated always as (a * 2) stored,"
                + " id int generated always as identity, primary key (a, id));"
                + " insert into t (a) values (4);");

    Manifest manifest = subject.export(ExportOptions.to(to));

    assertThat(Subject.text(to, "t.json"))
        .isEqualTo("[\n{\"model\": \"t\", \"fields\": {\"a\": 4, \"id\": 1}}\n]\n");
    assertThat(Subject.table(manifest, "t").columns()).hasSize(2);
  }
}
