package dev.stepgate.data.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.read.FileSchema;
import dev.stepgate.data.read.Sources;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.testkit.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows go from one layout to another without a database. */
class ConvertToFolderTest {
  @TempDir Path folder;

  private Manifest convert(String from, Layout layout, Compression compression, String to)
      throws DataError {
    Path files = folder.resolve(from);
    return Convert.toFolder(
        Sources.of(files),
        FileSchema.of(files),
        TableSelection.ALL,
        layout,
        compression,
        Target.of(folder.resolve(to)));
  }

  private String text(String file) throws Exception {
    return Files.readString(folder.resolve(file));
  }

  private Place filled() {
    return Place.on(
        Servers.postgres(),
        "create table my_tag (id integer primary key, at timestamptz, extra jsonb, photo bytea)",
        "create table my_book (id integer primary key, tag_id integer references my_tag)",
        "create table my_book_tags (id serial primary key, book_id integer references my_book,"
            + " tag_id integer references my_tag)",
        "insert into my_tag values (1, '2026-01-01 10:00:00.5+02', 'null', '\\x00ff')",
        "insert into my_tag values (2)",
        "insert into my_book values (1, 2), (2, null)",
        "insert into my_book_tags values (1, 1, 2)");
  }

  @Test
  void thereAndBackItIsTheSame() throws Exception {
    Manifest first = filled().export(folder.resolve("a"));
    Manifest second = convert("a", Layout.SINGLE_FILE, Compression.GZIP, "b");
    Manifest third = convert("a", Layout.FIXTURES, Compression.NONE, "c");

    assertThat(second.source()).isEqualTo(first.source());
    assertThat(second.created()).isEqualTo(first.created());
    assertThat(second.schemaFingerprint()).isEqualTo(first.schemaFingerprint());
    assertThat(third.tables()).isEqualTo(first.tables());
    assertThat(third.files()).isEqualTo(first.files());
    for (String table : new String[] {"my_tag", "my_book", "my_book_tags"}) {
      assertThat(text("c/" + table + ".json")).isEqualTo(text("a/" + table + ".json"));
    }
    Manifest back = convert("b", Layout.SINGLE_FILE, Compression.NONE, "d");
    assertThat(text("d/data.json")).contains("\"my_book\": [\n{\"id\": 1, \"tag_id\": 2}");
    assertThat(back.tables().get(0).checksum()).isEqualTo(first.tables().get(0).checksum());
  }

  @Test
  void theSingleFileIsWhatAnExportWrites() throws Exception {
    Place place = filled();
    place.export(folder.resolve("a"));
    place.export(ExportOptions.to(folder.resolve("b")).layout(Layout.SINGLE_FILE));
    convert("a", Layout.SINGLE_FILE, Compression.NONE, "c");
    String wanted = text("b/data.json");
    assertThat(text("c/data.json").substring(text("c/data.json").indexOf("\"data\"")))
        .isEqualTo(wanted.substring(wanted.indexOf("\"data\"")));
  }

  @Test
  void filesOfOthersGetAManifest() throws Exception {
    Files.writeString(
        folder.resolve("dump.json"),
        "[{\"model\": \"my_app.book\", \"pk\": 7, \"fields\": {\"tags\": [1,  2], \"n\": 1.50,"
            + " \"at\": \"2026-01-01T00:00:00Z\", \"mixed\": 1}},"
            + " {\"model\": \"my_app.book\", \"pk\": 8, \"fields\": {\"tags\": [], \"n\": 2, \"at\":"
            + " null, \"mixed\": \"\\u00e9\"}}]");
    Manifest manifest = convert("dump.json", Layout.FIXTURES, Compression.NONE, "out");
    assertThat(manifest.tables()).singleElement().extracting("model").isEqualTo("my_app.book");
    assertThat(text("out/my_app_book.json"))
        .isEqualTo(
            "[\n{\"model\": \"my_app.book\", \"pk\": 7, \"fields\": {\"tags\": [1,  2], \"n\": 1.50,"
                + " \"at\": \"2026-01-01T00:00:00Z\", \"mixed\": 1}},\n"
                + "{\"model\": \"my_app.book\", \"pk\": 8, \"fields\": {\"tags\": [], \"n\": 2, \"at\":"
                + " null, \"mixed\": \"\\u00e9\"}}\n]\n");
  }

  @Test
  void whatIsNotAsItsManifestSaysIsRefused() throws Exception {
    filled().export(folder.resolve("a"));
    Path manifest = folder.resolve("a/manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest).replaceFirst("\"checksum\" : \"..", "\"checksum\" : \"zz"));
    assertThatThrownBy(() -> convert("a", Layout.SINGLE_FILE, Compression.NONE, "b"))
        .isInstanceOf(DataError.class)
        .hasMessage("table my_book is not what its manifest says");
    assertThat(folder.toFile().list()).containsExactly("a");
  }
}
