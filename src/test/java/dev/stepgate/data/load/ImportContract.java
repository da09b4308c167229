package dev.stepgate.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.read.WrittenFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import does on every server, whichever way the rows get in. */
abstract class ImportContract {
  static final String CLIENT =
      "create table client (id bigint primary key, name varchar(40) not null,"
          + " note varchar(40) default 'none')";
  static final String JOB =
      "create table job (id bigint primary key, client_id bigint,"
          + " constraint job_client foreign key (client_id) references client (id))";

  @TempDir Path folder;
  Target target;

  abstract Target target(String... statements);

  /** What identity columns are called there. */
  abstract String numbered();

  @BeforeEach
  void create() {
    target = target(CLIENT, JOB);
  }

  /** A child's file comes before its parent's, and one row is new and one is not. */
  ExportedFolder clients() {
    return WrittenFolder.in(folder.resolve("export"))
        .table("job", "id integer, client_id integer", List.of(row("job", 9, "\"client_id\": 2")))
        .table(
            "client",
            "id integer, name text",
            List.of(row("client", 1, "\"name\": \"Ann\""), row("client", 2, "\"name\": \"Bob\"")))
        .source();
  }

  static String row(String table, long pk, String fields) {
    return "{\"model\": \"" + table + "\", \"pk\": " + pk + ", \"fields\": {" + fields + "}}";
  }

  private void fill() {
    target.execute("insert into client values (1, 'Old', 'kept'), (5, 'Eve', 'kept')");
    target.execute("insert into job values (7, 5)");
  }

  @Test
  void emptyTablesTakeTheRowsParentsFirst() throws Exception {
    ImportResult result = target.load(clients(), Mode.SKIP);

    assertThat(result.end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(result.violations()).isEmpty();
    assertThat(result.tables())
        .extracting(table -> table.name().name() + " " + table.rows() + " " + table.added())
        .containsExactly("client 2 2", "job 1 1");
    assertThat(target.rows("select * from client order by id"))
        .containsExactly("1|Ann|none", "2|Bob|none");
    assertThat(target.rows("select * from job")).containsExactly("9|2");
  }

  @Test
  void skipKeepsWhatIsThere() throws Exception {
    fill();
    ImportResult result = target.load(clients(), Mode.SKIP);

    assertThat(result.end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(result.tables())
        .extracting(table -> table.rows() + " " + table.added() + " " + table.before())
        .containsExactly("2 1 2", "1 1 1");
    assertThat(target.rows("select * from client order by id"))
        .containsExactly("1|Old|kept", "2|Bob|none", "5|Eve|kept");
    assertThat(target.rows("select * from job order by id")).containsExactly("7|5", "9|2");
  }

  @Test
  void mergeOverwritesOnlyTheColumnsOfTheFile() throws Exception {
    fill();
    assertThat(target.load(clients(), Mode.MERGE).end()).isEqualTo(ImportResult.End.VERIFIED);

    assertThat(target.rows("select * from client order by id"))
        .containsExactly("1|Ann|kept", "2|Bob|none", "5|Eve|kept");
  }

  @Test
  void replaceOverwritesWholeRows() throws Exception {
    fill();
    assertThat(target.load(clients(), Mode.REPLACE).end()).isEqualTo(ImportResult.End.VERIFIED);

    assertThat(target.rows("select * from client order by id"))
        .containsExactly("1|Ann|none", "2|Bob|none", "5|Eve|kept");
  }

  @Test
  void cleanEmptiesTheTablesFirst() throws Exception {
    fill();
    ImportResult result = target.load(clients(), Mode.CLEAN);

    assertThat(result.end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(target.rows("select * from client order by id"))
        .containsExactly("1|Ann|none", "2|Bob|none");
    assertThat(target.rows("select * from job")).containsExactly("9|2");
  }

  @Test
  void cleanTouchesNothingThatOthersReferTo() {
    fill();
    target.execute(
        "create table invoice (id bigint primary key, client_id bigint,"
            + " foreign key (client_id) references client (id))");
    target.execute("insert into invoice values (1, 5)");

    assertThatThrownBy(() -> target.load(clients(), Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "nothing was cleared: table invoice is not imported and has rows that refer to client");
    assertThat(target.rows("select count(*) from client")).containsExactly("2");
  }

  @Test
  void cleanGoesOnWhereOthersReferToNothing() throws Exception {
    fill();
    target.execute(
        "create table invoice (id bigint primary key, client_id bigint,"
            + " foreign key (client_id) references client (id))");
    target.execute("insert into invoice values (1, null)");

    assertThat(target.load(clients(), Mode.CLEAN).end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(target.rows("select count(*) from client")).containsExactly("2");
    assertThat(target.rows("select * from invoice")).containsExactly("1|null");
  }

  @Test
  void theSameKeyUnderAnotherUniqueKeyIsNamedAndNothingIsLost() {
    target.execute("create unique index client_name on client (name)");
    target.execute("insert into client values (8, 'Bob', 'mine')");

    assertThatThrownBy(() -> target.load(clients(), Mode.SKIP))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("client.json: one of the rows 1 to 2 of table client")
        .hasMessageContaining("the same key is there already")
        .hasMessageContaining("client_name")
        .hasMessageNotContaining("Bob");
    assertThat(target.rows("select * from client")).containsExactly("8|Bob|mine");
  }

  @Test
  void aBadValueIsNamedByItsRowAndColumnAndNotShown() {
    ExportedFolder bad =
        WrittenFolder.in(folder.resolve("bad"))
            .table(
                "client",
                "id integer, name text",
                List.of(
                    row("client", 1, "\"name\": \"Ann\""),
                    row("client", 2, "\"name\": \"" + "secret".repeat(10) + "\"")))
            .source();

    assertThatThrownBy(() -> target.load(bad, Mode.CLEAN))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("client.json: row 2 of table client, column name: ")
        .hasMessageContaining("the value is too long")
        .hasStackTraceContaining("SQLSTATE")
        .satisfies(
            error ->
                assertThat(org.assertj.core.util.Throwables.getStackTrace(error))
                    .doesNotContain("secret"));
    assertThat(target.rows("select count(*) from client")).containsExactly("0");
  }

  @Test
  void countersGoBeyondTheRowsAndAreProven() throws Exception {
    target.execute("create table item (id " + numbered() + ", name varchar(10))");
    ExportedFolder items =
        WrittenFolder.in(folder.resolve("items"))
            .table(
                "item",
                "id integer, name text",
                List.of(row("item", 41, "\"name\": \"a\""), row("item", 0, "\"name\": \"b\"")))
            .source();

    assertThat(target.load(items, Mode.CLEAN).end()).isEqualTo(ImportResult.End.VERIFIED);
    target.execute("insert into item (name) values ('new')");
    assertThat(target.rows("select * from item order by id"))
        .containsExactly("0|b", "41|a", "42|new");
  }

  @Test
  void awkwardTextComesThroughAsItIs() throws Exception {
    target.execute("create table note (id bigint primary key, body varchar(200))");
    List<String> texts =
        List.of(
            "",
            "\\N",
            "a\tb\nc\rd",
            "back\\slash \\' \\\" \\0",
            "'quoted' \"twice\"",
            "{fn x} ?",
            "caf\u00e9 \ud83d\ude00 \u4e2d",
            "ends in \\",
            "x\u001Ay",
            "null",
            " ");
    List<String> rows =
        IntStream.range(0, texts.size())
            .mapToObj(i -> row("note", i, "\"body\": " + Json.quoted(texts.get(i))))
            .toList();
    ExportedFolder notes =
        WrittenFolder.in(folder.resolve("notes"))
            .table("note", "id integer, body text", rows)
            .source();

    assertThat(target.load(notes, Mode.CLEAN).end()).isEqualTo(ImportResult.End.VERIFIED);
    assertThat(target.rows("select body from note order by id")).containsExactlyElementsOf(texts);
  }

  @Test
  void rowsThatReferToThemselvesAndInACircleComeInWhateverTheirOrder() throws Exception {
    target.execute(
        "create table person (id bigint primary key, boss bigint, team bigint,"
            + " constraint person_boss foreign key (boss) references person (id))");
    target.execute(
        "create table team (id bigint primary key, chief bigint not null,"
            + " constraint team_chief foreign key (chief) references person (id))");
    target.execute(
        "alter table person add constraint person_team foreign key (team) references team (id)");
    ExportedFolder people =
        WrittenFolder.in(folder.resolve("people"))
            .table(
                "person",
                "id integer, boss integer, team integer",
                List.of(
                    row("person", 1, "\"boss\": 2, \"team\": 10"),
                    row("person", 2, "\"boss\": null, \"team\": null")))
            .table("team", "id integer, chief integer", List.of(row("team", 10, "\"chief\": 1")))
            .source();

    assertThat(target.load(people, Mode.CLEAN).violations()).isEmpty();
    assertThat(target.rows("select * from person order by id"))
        .containsExactly("1|2|10", "2|null|null");
    assertThat(target.rows("select * from team")).containsExactly("10|1");
  }

  @Test
  void tablesWithoutKeyComeInOnlyWhereNothingIs() throws Exception {
    target.execute("create table log (line varchar(10))");
    ExportedFolder lines =
        WrittenFolder.in(folder.resolve("lines"))
            .table(
                "log",
                "line text",
                List.of(
                    "{\"model\": \"log\", \"fields\": {\"line\": \"a\"}}",
                    "{\"model\": \"log\", \"fields\": {\"line\": \"a\"}}"))
            .source();

    target.load("first", lines, Mode.MERGE);
    assertThat(target.rows("select * from log")).containsExactly("a", "a");
    assertThatThrownBy(() -> target.load("second", lines, Mode.MERGE))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "table log has rows already, and no key that the file has: only mode clean can import"
                + " into it");
    target.load("third", lines, Mode.CLEAN);
    assertThat(target.rows("select * from log")).containsExactly("a", "a");
  }
}
