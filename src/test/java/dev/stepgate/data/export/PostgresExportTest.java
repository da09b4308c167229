package dev.stepgate.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.format.Manifest;
import dev.stepgate.testkit.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    Map<String, String> values = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    nastyValues()
        .forEach(
            (column, pair) -> {
              values.put(column, pair.get(0));
              expected.put(column, pair.get(1));
            });
    StringBuilder columns = new StringBuilder();
    StringBuilder inserted = new StringBuilder();
    values.forEach(
        (column, value) -> {
          String type = column.replaceFirst("^\\w+: ", "");
          columns.append(columns.isEmpty() ? "" : ", ");
          columns.append('"').append(column).append("\" ").append(type);
          inserted.append(inserted.isEmpty() ? "" : ", ").append(value);
        });
    Subject subject =
        Subject.on(
            Servers.postgres(),
            "create extension hstore; create extension citext;"
                + " create type mood as enum ('o''k', 'so \"so\"');"
                + " create type pair as (a integer, b text);"
                + " create domain positive as integer check (value > 0);",
            "create table nasty (" + columns + ")",
            "insert into nasty values (" + inserted + ")");

    Manifest manifest = subject.export(ExportOptions.to(to));

    StringBuilder json = new StringBuilder();
    expected.forEach(
        (column, value) ->
            json.append(json.isEmpty() ? "" : ", ").append("\"" + column + "\": " + value));
    assertThat(Subject.text(to, "nasty.json"))
        .isEqualTo("[\n{\"model\": \"nasty\", \"fields\": {" + json + "}}\n]\n");
    assertThat(Subject.table(manifest, "nasty").pk()).isNull();
  }

  private static Map<String, List<String>> nastyValues() {
    Map<String, List<String>> values = new TreeMap<>();
    values.put("a: boolean", List.of("true", "true"));
    values.put("b: bigint", List.of("-9223372036854775808", "-9223372036854775808"));
    values.put("c: numeric", List.of("repeat('9', 1000)::numeric", "\"" + "9".repeat(1000) + "\""));
    values.put("d: numeric", List.of("'-Infinity'", "\"-Infinity\""));
    values.put("e: float8", List.of("'-0'", "-0"));
    values.put("f: float4", List.of("0.1", "0.1"));
    values.put("g: float8", List.of("1e300 / 3", "3.333333333333333e+299"));
    values.put("h: money", List.of("1234.5", "\"$1,234.50\""));
    values.put("i: timestamp", List.of("'-infinity'", "\"-infinity\""));
    values.put(
        "j: timestamptz", List.of("'294276-12-31 23:59:59Z'", "\"294276-12-31 23:59:59+00\""));
    values.put("k: time", List.of("'24:00:00'", "\"24:00:00\""));
    values.put("l: timetz", List.of("'04:05:06.789-08'", "\"04:05:06.789-08\""));
    values.put(
        "m: interval", List.of("'1 year -3 days 04:05:06.7'", "\"1 year -3 days +04:05:06.7\""));
    values.put("n: bit(3)", List.of("b'101'", "\"101\""));
    values.put("o: varbit", List.of("b''", "\"\""));
    values.put("p: bytea", List.of("'\\x00ff5c'", "\"AP9c\""));
    values.put("q: json", List.of("'{\"a\":1,  \"a\":1e400}'", "{\"a\":1,  \"a\":1e400}"));
    values.put("r: json", List.of("' [1]'", "{\"$json\": \" [1]\"}"));
    values.put("s: jsonb", List.of("'{\"$json\": 1}'", "{\"$json\": \"{\\\"$json\\\": 1}\"}"));
    values.put("t: jsonb", List.of("'{\"b\": \"\\u00fc\\n\"}'", "{\"b\": \"ü\\n\"}"));
    values.put("u: text[]", List.of("'[0:1]={a,NULL}'", "\"[0:1]={a,NULL}\""));
    values.put(
        "v: mood[]", List.of("array['so \"so\"']::mood[]", "\"{\\\"so \\\\\\\"so\\\\\\\"\\\"}\""));
    values.put("w: int4range", List.of("'[1,5)'", "\"[1,5)\""));
    values.put("x: pair", List.of("row(1, null)", "\"(1,)\""));
    values.put("y: positive", List.of("5", "5"));
    values.put("z: mood", List.of("'o''k'", "\"o'k\""));
    values.put(
        "za: uuid", List.of("repeat('a', 32)::uuid", "\"aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa\""));
    values.put("zb: inet", List.of("'10.0.0.1/8'", "\"10.0.0.1/8\""));
    values.put("zc: cidr", List.of("'10.0.0.0/8'", "\"10.0.0.0/8\""));
    values.put("zd: macaddr", List.of("'08:00:2b:01:02:03'", "\"08:00:2b:01:02:03\""));
    values.put("ze: xml", List.of("'<a>ü</a>'", "\"<a>ü</a>\""));
    values.put("zf: tsvector", List.of("'a:1 b:2'", "\"'a':1 'b':2\""));
    values.put(
        "zg: hstore", List.of("'a=>1,b=>NULL'", "\"\\\"a\\\"=>\\\"1\\\", \\\"b\\\"=>NULL\""));
    values.put("zh: citext", List.of("'Ab'", "\"Ab\""));
    values.put("zi: char(4)", List.of("'a'", "\"a   \""));
    values.put(
        "zj: text",
        List.of(
            "e'\\\\N \\b\\f\\n\\r\\t\\v\\x01\"\\\\ \\U0001F600'",
            "\"\\\\N \\b\\f\\n\\r\\t\\u000b\\u0001\\\"\\\\ \uD83D\uDE00\""));
    values.put("zk: text", List.of("''", "\"\""));
    values.put("zl: text", List.of("null", "null"));
    values.put("zm: text", List.of("e'\\\\N'", "\"\\\\N\""));
    values.put("zn: bytea", List.of("null", "null"));
    values.put("zo: timestamp", List.of("'10000-01-01 00:00:00'", "\"10000-01-01 00:00:00\""));
    values.put("zp: jsonb", List.of("null", "null"));
    return values;
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
