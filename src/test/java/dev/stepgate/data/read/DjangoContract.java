package dev.stepgate.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.Database;
import dev.stepgate.data.export.Export;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.export.ExportOptions;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Layout;
import dev.stepgate.data.load.Import;
import dev.stepgate.data.load.ImportPlan;
import dev.stepgate.data.load.ImportResult;
import dev.stepgate.data.load.Mode;
import dev.stepgate.data.schema.TableSelection;
import dev.stepgate.testkit.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a real Django has dumped comes in as it was, and what is exported loads there. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DjangoContract {
  private static final ForeignOptions OPTIONS =
      new ForeignOptions(
          Map.of("back_office.label", "labels"),
          Map.of("back_office.label.colour", "Color"),
          Map.of());

  /** What has the same primary keys nowhere, or no natural ones. */
  private static final String OWN =
      "shop.author|shop.tag|shop.place|shop.restaurant|shop.book|shop.note|shop.thing|shop.gadget"
          + "|back_office.shelf|back_office.label|auth.user|auth.group";

  private Path folder;
  private DjangoProject django;

  abstract Server server();

  /** Elsewhere Django keeps them as numbers, which nothing tells from other numbers. */
  abstract boolean hasDurations();

  /** Django starts twice: before everything and after. */
  @BeforeAll
  void carryOver(@TempDir Path temporary) throws Exception {
    folder = temporary;
    django =
        new DjangoProject(server(), "source", "shifted", "cleaned", "natural", "several", "loaded");
    Files.createDirectory(folder.resolve("several"));
    django.run(
        folder,
        "migrate|source",
        "fill|source",
        "migrate|shifted",
        "shift|shifted",
        "migrate|cleaned",
        "shift|cleaned",
        "migrate|natural",
        "shift|natural",
        "stranger|natural",
        "migrate|several",
        "migrate|loaded",
        "dump|source|plain.json",
        "dump|source|foreign.json|foreign",
        "dump|source|natural.json.gz|foreign|primary",
        "dump|source|own.json|foreign|primary|" + OWN,
        "dump|source|several/a.json|foreign|primary|shop.gadget|shop.note",
        "dump|source|several/b.json.gz|auth.user|auth.group|back_office.shelf|back_office.label|shop.book|shop.author",
        "dump|source|several/c.json|shop.tag|shop.place|shop.thing|shop.restaurant");
    pack(folder.resolve("several/c.json"));

    load("shifted", "foreign.json", Mode.MERGE);
    load("cleaned", "plain.json", Mode.CLEAN);
    load("natural", "natural.json.gz", Mode.MERGE);
    load("several", "several", Mode.SKIP);
    List<String> actions = new ArrayList<>(List.of(export()));
    for (String database : List.of("cleaned", "several", "loaded")) {
      actions.add("dump|" + database + "|" + database + "-plain.json");
    }
    for (String database : List.of("shifted", "natural")) {
      actions.add("dump|" + database + "|" + database + "-own.json|foreign|primary|" + OWN);
    }
    django.run(folder, actions.toArray(String[]::new));
  }

  private static void pack(Path file) throws IOException {
    byte[] packed = WrittenFolder.packed("c.json.zst", Files.readString(file));
    Files.write(file.resolveSibling("c.json.zst"), packed);
    Files.delete(file);
  }

  private void load(String target, String file, Mode mode) throws Exception {
    Source source = Sources.of(folder.resolve(file), OPTIONS);
    Database database = django.database(target);
    ImportPlan plan = new ImportPlan("one", database, source, mode, TableSelection.ALL);
    ImportResult result = Import.run(plan, (table, rows, all, bytes) -> {}, () -> false);
    assertThat(result.violations()).isEmpty();
    assertThat(result.end()).isEqualTo(ImportResult.End.VERIFIED);
  }

  /** Answers with the action that loads what was exported. */
  private String export() throws Exception {
    Path to = folder.resolve("export");
    TableSelection tables = new TableSelection(List.of(), List.of("labels", "*shelf_labels"));
    ExportOptions options =
        ExportOptions.to(to).layout(Layout.DJANGO).compression(Compression.GZIP).tables(tables);
    Database source = django.database("source");
    if (!hasDurations()) {
      try (Connection connection = source.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("update shop_book set lasts = null");
      }
    }
    Export.write(source, options, ExportListener.NONE);
    try (Stream<Path> files = Files.list(to)) {
      List<String> fixtures =
          files.map(Path::toString).filter(file -> file.endsWith(".json.gz")).toList();
      return "load|loaded|" + String.join("|", fixtures);
    }
  }

  /** The objects of a dump but some models and fields; those of a list of others in no order. */
  private List<String> objects(String file, String... without) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      List<String> objects = new ArrayList<>();
      for (JsonNode object : new JsonMapper().readTree(in)) {
        if (!List.of(without).contains(object.get("model").stringValue())) {
          objects.add(sorted(object, List.of(without)));
        }
      }
      objects.sort(null);
      return objects;
    }
  }

  private static String sorted(JsonNode object, List<String> without) {
    ObjectNode fields = (ObjectNode) object.get("fields");
    without.forEach(fields::remove);
    for (String name : List.copyOf(fields.propertyNames())) {
      if (fields.get(name).isArray() && !name.equals("facts") && !name.equals("extra")) {
        List<String> items = new ArrayList<>();
        fields.get(name).forEach(item -> items.add(item.toString()));
        boolean isKey = name.equals("author") || name.equals("content_type");
        fields.put(name, (isKey ? items : items.stream().sorted().toList()).toString());
      }
    }
    return object.toString();
  }

  private List<String> rows(String database, String query) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = django.database(database).connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  @Test
  void contentTypesWithOtherKeysAreFoundByWhatTheySay() throws Exception {
    assertThat(objects("shifted-own.json")).isEqualTo(objects("own.json"));
    assertThat(rows("shifted", "select min(id) from django_content_type"))
        .isNotEqualTo(List.of("1"));
  }

  @Test
  void aPlainDumpComesInWithAllItsKeys() throws Exception {
    assertThat(objects("plain.json")).hasSizeGreaterThan(50);
    assertThat(objects("cleaned-plain.json")).isEqualTo(objects("plain.json"));
  }

  @Test
  void objectsWithoutKeysAreFoundOrNumbered() throws Exception {
    List<String> found = new ArrayList<>(objects("natural-own.json"));
    found.removeIf(object -> object.contains("Somebody else"));
    assertThat(found).isEqualTo(objects("own.json"));
    assertThat(rows("natural", "select id from shop_author order by id"))
        .containsExactly("1", "50", "51");
  }

  @Test
  void severalFilesInAnyOrderAreOne() throws Exception {
    String[] alike = {"contenttypes.contenttype", "auth.permission"};
    assertThat(objects("several-plain.json", alike)).isEqualTo(objects("plain.json", alike));
  }

  @Test
  void whatWasExportedLoadsThere() throws Exception {
    String[] left = {"back_office.label", "back_office.shelf", hasDurations() ? "" : "lasts"};
    assertThat(objects("loaded-plain.json", left)).isEqualTo(objects("plain.json", left));
  }
}
