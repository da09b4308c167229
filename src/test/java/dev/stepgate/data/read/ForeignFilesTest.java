package dev.stepgate.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files without a manifest. */
class ForeignFilesTest {
  @TempDir Path folder;
  private Schema schema;

  @BeforeEach
  void sketch() {
    schema =
        new SketchedSchema()
            .table("shop_author", "id integer, name text", "name")
            .table(
                "shop_book",
                "id integer, author_id integer, title text, extra json?, sold boolean?, uuid text? 32,"
                    + " words text[]?, lasts integer?, at moment?, weight float?",
                "author_id>shop_author",
                "author_id,title")
            .table(
                "shop_book_readers",
                "id integer, book_id integer, author_id integer",
                "book_id>shop_book",
                "author_id>shop_author",
                "book_id,author_id")
            .table(
                "shop_book_related",
                "id integer, from_book_id integer, to_book_id integer",
                "from_book_id>shop_book",
                "to_book_id>shop_book")
            .table("shop_pair", "id integer, a text, b text", "a,b")
            .table("shop_match", "id integer, pair_id integer", "pair_id>shop_pair")
            .table("django_migrations", "id integer, app text")
            .table("client", "id integer, name text?")
            .schema();
  }

  private void write(String name, String text) throws IOException {
    Files.write(folder.resolve(name), WrittenFolder.packed(name, text));
  }

  private Content open(ForeignOptions options) throws DataError {
    return Sources.of(folder, options).open(schema);
  }

  /** Each table with its columns and rows. */
  private List<String> all() throws Exception {
    return all(ForeignOptions.NONE);
  }

  private List<String> all(ForeignOptions options) throws Exception {
    List<String> all = new ArrayList<>();
    try (Content content = open(options)) {
      for (SourceTable table : content.tables()) {
        try (Rows rows = content.rows(table)) {
          all.add(table.name() + " " + rows.columns() + " " + table.rows());
          for (String[] row = rows.next(); row != null; row = rows.next()) {
            all.add(Arrays.toString(row));
          }
        }
      }
    }
    return all;
  }

  private void refuses(String message) {
    assertThatThrownBy(this::all).isInstanceOf(DataError.class).hasMessage(message);
  }

  @Test
  void objectsInAnyOrderGoToTheirTables() throws Exception {
    write(
        "b.json",
        "[{\"fields\": {\"name\": \"Ann\"}, \"pk\": 1, \"model\": \"shop.Author\"}, "
            + "{\"model\": \"shop.book\", \"pk\": 7, \"fields\": {\"author\": 1, \"title\": \"One\"}},"
            + "{\"model\": \"shop.author\", \"pk\": 2, \"fields\": {\"name\": \"Bob\"}}]");
    write(
        "a.json.gz",
        "[{\"model\": \"shop.book\", \"pk\": 8, \"fields\":"
            + " {\"title\": \"Two\", \"author\": 2, \"readers\": [1, 2, 1], \"related\": [7]}}]");
    write("notes.txt", "nothing");

    assertThat(all())
        .containsExactly(
            "shop_book [id, title, author_id] 2",
            "[8, Two, 2]",
            "[7, One, 1]",
            "shop_book_readers [book_id, author_id] 2",
            "[8, 1]",
            "[8, 2]",
            "shop_book_related [from_book_id, to_book_id] 1",
            "[8, 7]",
            "shop_author [id, name] 2",
            "[1, Ann]",
            "[2, Bob]");
  }

  @Test
  void naturalKeysAreFoundWhereverTheyStand() throws Exception {
    write(
        "a.json",
        "[{\"model\": \"shop.book\", \"fields\": {\"author\": [\"Ann\"], \"title\": \"One\","
            + " \"related\": [[\"Ann\", \"Two\"], [\"One\", \"Ann\"]]}},"
            + "{\"model\": \"shop.book\", \"pk\": 9, \"fields\": {\"author\": [\"Ann\"], \"title\": \"Two\"}},"
            + "{\"model\": \"shop.author\", \"fields\": {\"name\": \"Ann\"}}]");

    assertThat(all())
        .containsExactly(
            "shop_book [id, author_id, title] 2",
            "[10, 1, One]",
            "[9, 1, Two]",
            "shop_book_related [from_book_id, to_book_id] 2",
            "[10, 9]",
            "[10, 10]",
            "shop_author [id, name] 1",
            "[1, Ann]");
  }

  @Test
  void aNaturalKeyThatIsNowhereIsNamedAndNotShown() throws Exception {
    write(
        "a.json",
        "[{\"model\": \"shop.author\", \"pk\": 1, \"fields\": {\"name\": \"Ann\"}},"
            + "{\"model\": \"shop.book\", \"pk\": 1, \"fields\": {\"author\": [\"Eve\"], \"title\": \"\"}}]");
    refuses(
        "a.json: object 2 (shop.book), field author refers by a natural key to a row of shop_author"
            + " that is neither in the files nor in the target");
  }

  @Test
  void aNaturalKeyThatCouldBeEitherWayRoundMustBeTold() throws Exception {
    write(
        "a.json",
        "[{\"model\": \"shop.pair\", \"pk\": 1, \"fields\": {\"a\": \"x\", \"b\": \"y\"}},"
            + "{\"model\": \"shop.pair\", \"pk\": 2, \"fields\": {\"a\": \"y\", \"b\": \"x\"}},"
            + "{\"model\": \"shop.match\", \"pk\": 1, \"fields\": {\"pair\": [\"x\", \"y\"]}}]");
    refuses(
        "a.json: object 3 (shop.match), field pair refers by a natural key to one of several rows of"
            + " shop_pair: name the columns of its natural key");

    ForeignOptions told =
        new ForeignOptions(Map.of(), Map.of(), Map.of("shop_pair", List.of("b", "a")));
    assertThat(all(told)).endsWith("shop_match [id, pair_id] 1", "[1, 2]");
  }

  @Test
  void whatIsToldMustBeThere() throws Exception {
    write("a.json", "[]");
    Map<String, List<String>> keys = new TreeMap<>();
    keys.put("nothing", List.of("a"));
    keys.put("shop_pair", List.of("a", "z"));
    assertThatThrownBy(() -> all(new ForeignOptions(Map.of(), Map.of(), keys)))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("there is no table nothing to have a natural key")
        .hasMessageContaining("table shop_pair has no column z to have in its natural key");
  }

  @Test
  void anArrayThatIsNoneIsNotShown() throws Exception {
    write(
        "a.json",
        "[{\"model\": \"shop.book\", \"pk\": 1, \"fields\": {\"author\": 1, \"title\": \"\","
            + " \"words\": \"[secret\"}}]");
    assertThatThrownBy(this::all)
        .isInstanceOf(UnreadableRow.class)
        .hasMessage("a.json: object 1 (shop.book), field words is no JSON");
  }

  @Test
  void valuesAreThoseOfTheServer() throws Exception {
    write(
        "a.json",
        "[{\"model\": \"shop.book\", \"pk\": \"3\", \"fields\": {\"author\": \"1\","
            + " \"title\": 5, \"extra\": {\"$json\": \"null\"}, \"sold\": 1,"
            + " \"uuid\": \"00000000-0000-0000-0000-0000000000FF\", \"words\": \"[\\\"a\\\", null]\","
            + " \"lasts\": \"-1 00:00:01.5\", \"at\": \"2026-01-01T01:00:00.5+02:00\", \"weight\": NaN}},"
            + "{\"model\": \"shop.book\", \"pk\": 4, \"fields\": {\"author\": 1, \"title\": \"\","
            + " \"extra\": [ 1,\"\\ud83d\"], \"sold\": false, \"uuid\": null, \"words\": [[\"a\\\"\"]],"
            + " \"lasts\": 5, \"at\": \"2026-01-01T01:00:00Z\"}}]");

    assertThat(all())
        .containsExactly(
            "shop_book [id, author_id, title, extra, sold, uuid, words, lasts, at, weight] 2",
            "[3, 1, 5, null, true, 000000000000000000000000000000FF, {\"a\",NULL}, -86398500000,"
                + " 2025-12-31 23:00:00.5+00, NaN]",
            "[4, 1, , [ 1,\"\\ud83d\"], false, null, {{\"a\\\"\"}}, 5, 2026-01-01 01:00:00+00, null]");
  }

  @Test
  void aSingleFileNeedsNoManifest() throws Exception {
    write(
        "data.json.zst",
        "{\"export_metadata\": {\"version\": \"1.0\"}, \"data\": {\"client\": ["
            + "{\"id\": 1, \"name\": \"Smith\"}, {\"name\": null, \"id\": 2}], \"shop_author\": []},"
            + "\"relationships\": {\"shop_book_readers\": [{\"book_id\": 5, \"author_id\": 6}]}}");
    assertThat(all())
        .containsExactly(
            "client [id, name] 2",
            "[1, Smith]",
            "[2, null]",
            "shop_author [id, name] 0",
            "shop_book_readers [id, book_id, author_id] 1",
            "[1, 5, 6]");
  }

  @Test
  void migrationsStayUnlessNamed() throws Exception {
    write(
        "a.json",
        "[{\"model\": \"django.migrations\", \"pk\": 1, \"fields\": {\"app\": \"x\"}},"
            + "{\"model\": \"client\", \"pk\": 1, \"fields\": {\"name\": \"x\"}}]");
    assertThat(all()).containsExactly("client [id, name] 1", "[1, x]");

    ForeignOptions named =
        new ForeignOptions(Map.of("django.migrations", "django_migrations"), Map.of(), Map.of());
    assertThat(all(named)).startsWith("django_migrations [id, app] 1");
  }

  @Test
  void whatHasNoPlaceIsLeftForTheImportToRefuse() throws Exception {
    write(
        "a.json",
        "[{\"model\": \"other.thing\", \"pk\": 1, \"fields\": {\"x\": 1}},"
            + "{\"model\": \"client\", \"pk\": 1, \"fields\": {\"name\": \"a\", \"tags\": [1]}}]");
    try (Content content = open(ForeignOptions.NONE)) {
      assertThat(content.tables())
          .extracting(table -> table.name() + " " + table.columns())
          .containsExactly("other_thing [x]", "client [id, name, tags]");
    }
  }

  @Test
  void objectsThatCannotBeToldApartAreRefused() throws Exception {
    write(
        "a.json",
        "[{\"model\": \"client\", \"pk\": 1, \"fields\": {}},"
            + "{\"model\": \"client\", \"fields\": {\"name\": \"a\"}}]");
    refuses(
        "a.json: objects of model client have no pk, and table client has no other unique key to tell"
            + " them apart by");
  }

  @Test
  void mistakesAreNamedByTheirPlace() throws Exception {
    write("a.json", "[{\"model\": \"client\", \"pk\": 1, \"fields\": {\"name\": \"a\"}}, 5]");
    refuses("a.json: object 2 is no object");
    write("a.json", "[{\"pk\": 1, \"fields\": {\"name\": \"a\"}}]");
    refuses("a.json: object 1 says no model");
    write("a.json", "[{\"model\": \"client\", \"fields\": {\"name\": \"a\", \"name\": \"b\"}}]");
    refuses("a.json: object 1 has field name twice");
    write("a.json", "[{\"model\": \"client\", \"pk\": 1, \"fields\": {\"name\": true}}]");
    assertThatThrownBy(this::all)
        .hasMessage(
            "a.json: object 1 (client), field name is true or false, and its column is text");
    write("a.json", "[{\"model\": \"client\", \"pk\": 1, \"fields\": {\"name\": \"secret");
    assertThatThrownBy(this::all)
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("a.json: object 1")
        .hasMessageNotContaining("secret");
    write("a.json", "5");
    assertThatThrownBy(this::all)
        .hasMessage(folder.resolve("a.json") + " holds neither a list of objects nor tables");
    Files.delete(folder.resolve("a.json"));
    refuses(folder + " holds no file .json, .json.gz or .json.zst");
  }

  @Test
  void anExportThatWasCutIsNoFolderOfOthers() throws Exception {
    Path cut = Files.createDirectory(folder.resolve("data.partial-123"));
    Files.writeString(cut.resolve("client.json"), "[]");
    assertThatThrownBy(() -> Sources.of(cut).open(schema))
        .isInstanceOf(DataError.class)
        .hasMessage(cut + " is an export that was cut");
  }

  @Test
  void moreKeysThanFitTheFirstIndexAreAllFound() throws Exception {
    try (KeyIndex index = new KeyIndex()) {
      for (int i = 0; i < 20_000; i++) {
        index.put(List.of("a", "b" + i), "value " + i);
        index.put(List.of("a", "b" + i), "other");
      }
      assertThat(index.get(List.of("a", "b0"))).isEqualTo("value 0");
      assertThat(index.get(List.of("a", "b19999"))).isEqualTo("value 19999");
      assertThat(index.get(List.of("ab", "0"))).isNull();
    }
  }
}
