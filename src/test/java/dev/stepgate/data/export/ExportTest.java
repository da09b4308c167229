package dev.stepgate.data.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.support.Digests;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  private static final String PAIR =
      "create table a_b (id integer primary key, name varchar(20), secret varchar(20));"
          + "insert into a_b values (1, 'x', 's1'), (2, null, 's2')";

  private @TempDir Path folder;
  private Path to;

  @BeforeEach
  void name() {
    to = folder.resolve("data");
  }

  @Test
  void writesAManifestOfExactlyWhatItWrote() throws Exception {
    Subject subject = Subject.on(Servers.postgres(), PAIR);
    Instant time = Instant.parse("2026-01-01T10:00:00Z");

    Manifest manifest =
        subject.export(ExportOptions.to(to).workers(1).clock(Clock.fixed(time, ZoneOffset.UTC)));

    Path file = to.resolve("a_b.json");
    String expected =
        """
        {
          "format" : "stepgate-data",
          "version" : 1,
          "tool" : "stepgate unpacked",
          "created" : "2026-01-01T10:00:00Z",
          "id" : null,
          "source" : {
            "name" : "prod",
            "brand" : "postgresql",
            "server" : "%s",
            "database" : "%s",
            "version" : "%s"
          },
          "snapshot" : {
            "connections" : 1,
            "id" : null
          },
          "schema-fingerprint" : "%s",
          "layout" : "fixtures",
          "compression" : "none",
          "files" : [ {
            "name" : "a_b.json",
            "bytes" : %d,
            "sha256" : "%s"
          } ],
          "tables" : [ {
            "schema" : "public",
            "table" : "a_b",
            "model" : "a.b",
            "pk" : "id",
            "rows" : 2,
            "checksum" : "%s",
            "file" : "a_b.json",
            "columns" : [ {
              "column" : "id",
              "field" : "id",
              "type" : "integer",
              "kind" : "integer",
              "nullable" : false,
              "masking" : null
            }, {
              "column" : "name",
              "field" : "name",
              "type" : "character varying(20)",
              "kind" : "text",
              "nullable" : true,
              "masking" : null
            }, {
              "column" : "secret",
              "field" : "secret",
              "type" : "character varying(20)",
              "kind" : "text",
              "nullable" : true,
              "masking" : null
            } ]
          } ]
        }
        """
            .formatted(
                subject.reach().identity().server(),
                subject.database(),
                subject.reach().version(),
                manifest.schemaFingerprint(),
                Files.size(file),
                Digests.sha256(Files.readAllBytes(file)),
                sum("01000000013101000000017801000000027331", "0100000001320001000000027332"));
    assertThat(to.resolve("manifest.json")).hasContent(expected);
    assertThat(Manifest.read(to)).isEqualTo(manifest);
  }

  /** As docs/data-formats.md describes it, done another way. */
  private static String sum(String... rows) {
    BigInteger sum = BigInteger.ZERO;
    for (String row : rows) {
      String hash = Digests.sha256(HexFormat.of().parseHex(row));
      sum = sum.add(new BigInteger(hash.substring(0, 32), 16));
    }
    return String.format("%032x", sum.mod(BigInteger.ONE.shiftLeft(128)));
  }

  @Test
  void isForItsOwnerOnly() throws Exception {
    Subject.on(Servers.postgres(), PAIR).export(ExportOptions.to(to));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
        .isEqualTo("rwx------");
    for (String file : List.of("a_b.json", "manifest.json")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void seesOneMomentOfPostgresql() throws Exception {
    seesOneMoment(Servers.postgres(), 2);
  }

  @Test
  void seesOneMomentOfMysql() throws Exception {
    seesOneMoment(Servers.mysql(), 1);
  }

  @Test
  void seesOneMomentOfMariadb() throws Exception {
    seesOneMoment(Servers.mariadb(), 1);
  }

  private void seesOneMoment(Server server, int connections) throws Exception {
    Subject subject =
        Subject.on(
            server,
            "create table one (id integer)",
            "create table two (id integer)",
            "insert into one values (1)",
            "insert into two values (1)");
    ExportListener late =
        new ExportListener() {
          @Override
          public void planned(SortedMap<TableName, Long> expectedRows) {
            subject.execute("insert into one values (2)");
            subject.execute("delete from two");
          }

          @Override
          public void finished(TableEntry table) {
            subject.execute("insert into two values (3)");
          }
        };

    Manifest manifest = Export.write(subject.reach(), ExportOptions.to(to), late);

    assertThat(Subject.text(to, "one.json"))
        .isEqualTo("[\n{\"model\": \"one\", \"fields\": {\"id\": 1}}\n]\n");
    assertThat(Subject.text(to, "two.json"))
        .isEqualTo("[\n{\"model\": \"two\", \"fields\": {\"id\": 1}}\n]\n");
    assertThat(manifest.snapshot().connections()).isEqualTo(connections);
  }

  @Test
  void refusesAFolderThatExists() throws Exception {
    Files.createDirectory(to);

    assertThatThrownBy(() -> Subject.on(Servers.postgres(), PAIR).export(ExportOptions.to(to)))
        .isInstanceOf(DataError.class)
        .hasMessage(to + " exists already");
  }

  @Test
  void masksBeforeAnythingElseSeesTheValues() throws Exception {
    Subject subject = Subject.on(Servers.postgres(), PAIR);

    Manifest manifest = subject.export(ExportOptions.to(to).masker((schema, exported) -> names()));

    assertThat(Subject.text(to, "a_b.json"))
        .isEqualTo(
            """
            [
            {"model": "a.b", "pk": 1, "fields": {"name": "fake"}},
            {"model": "a.b", "pk": 2, "fields": {"name": null}}
            ]
            """);
    TableEntry table = Subject.table(manifest, "a_b");
    assertThat(table.columns())
        .extracting(column -> column.column() + " " + column.masking())
        .containsExactly("id null", "name fixed: fake");
    assertThat(table.checksum()).isEqualTo(sum("010000000131010000000466616b65", "01000000013200"));
  }

  private static Changes names() {
    return new Changes() {
      @Override
      public RowChange change(Table table, List<Column> columns) {
        return values -> values[1] = values[1] == null ? null : "fake";
      }

      @Override
      public boolean keeps(Table table, Column column) {
        return !column.name().equals("secret");
      }

      @Override
      public String rule(Table table, Column column) {
        return column.name().equals("name") ? "fixed: fake" : null;
      }
    };
  }

  @Test
  void leavesNothingBehindWhenItFails() {
    Subject subject = Subject.on(Servers.postgres(), PAIR);
    Changes failing =
        (table, columns) ->
            values -> {
              throw new DataError("column name: no rule fits");
            };

    assertThatThrownBy(
            () -> subject.export(ExportOptions.to(to).masker((schema, exported) -> failing)))
        .isInstanceOf(DataError.class)
        .hasMessage("column name: no rule fits");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void endsWithWhatTheListenerThrows() {
    Subject subject =
        Subject.on(
            Servers.postgres(),
            "create table many as select generate_series(1, 200000) as id;"
                + "create table more as select generate_series(1, 200000) as id");
    ExportListener tired =
        new ExportListener() {
          @Override
          public void progressed(TableName table, long rows, long bytes) {
            throw new IllegalStateException("enough");
          }
        };

    assertThatThrownBy(() -> Export.write(subject.reach(), ExportOptions.to(to), tired))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void endsWhenItsThreadIsInterrupted() throws Exception {
    Subject subject = Subject.on(Servers.mysql(), "create table t (id integer)");
    ExportListener interrupting =
        new ExportListener() {
          @Override
          public void planned(SortedMap<TableName, Long> expectedRows) {
            Thread.currentThread().interrupt();
          }
        };

    assertThatThrownBy(() -> Export.write(subject.reach(), ExportOptions.to(to), interrupting))
        .isInstanceOf(InterruptedException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    Subject subject =
        Subject.on(
            Servers.postgres(),
            "create table t as select generate_series(1, 5000) as id",
            "vacuum analyze t");
    List<String> told = new ArrayList<>();
    ExportListener listener =
        new ExportListener() {
          @Override
          public void planned(SortedMap<TableName, Long> expectedRows) {
            told.add("planned " + expectedRows);
          }

          @Override
          public void progressed(TableName table, long rows, long bytes) {
            told.add(table + " " + rows + " " + bytes);
          }

          @Override
          public void finished(TableEntry table) {
            told.add(table.table() + " finished " + table.rows());
          }
        };

    Export.write(subject.reach(), ExportOptions.to(to), listener);

    assertThat(told)
        .containsExactly(
            "planned {t=5000}",
            "t 4096 162733",
            "t 5000 " + (Files.size(to.resolve("t.json")) - "\n]\n".length()),
            "t finished 5000");
  }

  @Test
  void takesTheTablesThatAreNamed() throws Exception {
    Subject subject =
        Subject.on(
            Servers.postgres(),
            "create schema other; create table a_x (i int); create table a_y (i int);"
                + "create table b (i int); create table other.b (i int)");
    TableSelection tables = new TableSelection(List.of("a_*", "other.b"), List.of("?_y"));

    Manifest manifest = subject.export(ExportOptions.to(to).tables(tables));

    assertThat(manifest.tables())
        .extracting(table -> table.model() + " " + table.file())
        .containsExactly("other.b other.b.json", "a.x a_x.json");
    assertThatThrownBy(
            () ->
                subject.export(
                    ExportOptions.to(folder.resolve("more"))
                        .tables(new TableSelection(List.of(), List.of("secret*")))))
        .hasMessage("there is no table secret*");
  }

  @Test
  void failsRatherThanMissTheRowsThatAPolicyHides() throws Exception {
    Server server = Servers.postgres();
    Subject subject =
        Subject.on(
            server,
            "create table t (id int); insert into t values (1);"
                + "alter table t enable row level security;"
                + "drop role if exists reader; create role reader login password 'reader';"
                + "grant select on t to reader; grant pg_read_all_settings to reader;"
                + "grant execute on function pg_control_system() to reader");
    Subject reader = new Subject(server.asUser("reader"), subject.database());

    assertThatThrownBy(() -> reader.export(ExportOptions.to(to)))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "table t cannot be read: ERROR: query would be affected by row-level security policy"
                + " for table \"t\"");
  }

  @Test
  void writesOneFileForAll() throws Exception {
    Subject subject =
        Subject.on(
            Servers.mariadb(),
            "create table client (id int primary key, name varchar(9))",
            "create table tag (id int primary key)",
            "create table client_tag (client_id int, tag_id int,"
                + " foreign key (client_id) references client (id),"
                + " foreign key (tag_id) references tag (id))",
            "create table zone (id int primary key, client_id int,"
                + " foreign key (client_id) references client (id))",
            "insert into client values (7, 'Smith'), (8, null)",
            "insert into tag values (5)",
            "insert into client_tag values (7, 5)");
    Clock clock = Clock.fixed(Instant.parse("2026-01-01T10:00:00Z"), ZoneOffset.UTC);

    Manifest manifest =
        subject.export(
            ExportOptions.to(to)
                .layout(Layout.SINGLE_FILE)
                .compression(Compression.GZIP)
                .clock(clock));

    assertThat(Subject.text(to, "data.json.gz"))
        .isEqualTo(
            """
            {
            "export_metadata": {"timestamp": "2026-01-01T10:00:00.000000", "version": "1.0", "database": "%s"},
            "data": {
            "client": [
            {"id": 7, "name": "Smith"},
            {"id": 8, "name": null}
            ],
            "tag": [
            {"id": 5}
            ],
            "zone": [
            ]
            },
            "relationships": {
            "client_tag": [
            {"client_id": 7, "tag_id": 5}
            ]
            }
            }
            """
                .formatted(subject.database()));
    assertThat(manifest.files()).extracting("name").containsExactly("data.json.gz");
    assertThat(manifest.tables())
        .allSatisfy(table -> assertThat(table.file()).isEqualTo("data.json.gz"));
  }
}
