package dev.stepgate.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Compression;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.read.ExportedFolder;
import dev.stepgate.data.read.WrittenFolder;
import dev.stepgate.testkit.Servers;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is wrong with the input: one error that says where and shows no value, and a target that
 * is as it was.
 */
class BadInputTest {
  private static final String COLUMNS = "id integer, name text, age integer";

  @TempDir Path folder;

  private static Target target(String brand) {
    return Target.on(
        brand.equals("postgres") ? Servers.postgres() : Servers.mariadb(),
        "create table client (id bigint primary key, name varchar(40) not null, age bigint)",
        "create table job (id bigint primary key, client_id bigint,"
            + " constraint job_client foreign key (client_id) references client (id))",
        "insert into client values (1, 'Old', 50)",
        "insert into job values (1, 1)");
  }

  private static String row(int id, String name, String age) {
    return "{\"model\": \"client\", \"pk\": %d, \"fields\": {\"name\": %s, \"age\": %s}}"
        .formatted(id, name, age);
  }

  private WrittenFolder folder() {
    return WrittenFolder.in(folder.resolve("export"));
  }

  private ExportedFolder clients(String... rows) {
    return folder().table("client", COLUMNS, List.of(rows)).source();
  }

  private static void refused(Target target, ExportedFolder source, Mode mode, String message) {
    assertThatThrownBy(() -> target.load(source, mode))
        .isInstanceOf(DataError.class)
        .hasMessage(message)
        .satisfies(failed -> assertThat(Throwables.getStackTrace(failed)).doesNotContain("secret"));
    isAsItWas(target);
  }

  private static void isAsItWas(Target target) {
    assertThat(target.rows("select * from client")).containsExactly("1|Old|50");
    assertThat(target.rows("select * from job")).containsExactly("1|1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void aGzipFileThatIsCut(String brand) {
    String rows =
        "["
            + String.join(
                ",",
                IntStream.range(2, 5000)
                    .mapToObj(i -> row(i, "\"secret " + i + "\"", "1"))
                    .toList());
    byte[] packed = WrittenFolder.packed("client.json.gz", rows + "]");
    ExportedFolder cut =
        folder()
            .table("client.json.gz", "client", COLUMNS, 4998, Arrays.copyOf(packed, 3000))
            .source();

    assertThatThrownBy(() -> target(brand).load(cut, Mode.SKIP))
        .isInstanceOf(DataError.class)
        .hasMessageMatching("client\\.json\\.gz: row \\d+ of table client ends in the middle");
    Target target = target(brand);
    assertThatThrownBy(() -> target.load(cut, Mode.SKIP)).isInstanceOf(DataError.class);
    isAsItWas(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void aByteOrderMarkAndLargeNumbersAreNothingWrong(String brand) throws Exception {
    Target target = target(brand);
    byte[] rows =
        ("\ufeff[" + row(2, "\"\u00fc\"", "9007199254740993") + "]")
            .getBytes(StandardCharsets.UTF_8);
    target.load(folder().table("client.json", "client", COLUMNS, 1, rows).source(), Mode.SKIP);

    assertThat(target.rows("select * from client where id = 2"))
        .containsExactly("2|\u00fc|9007199254740993");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void halfACharacter(String brand) {
    for (String half : List.of("\\ud83d", "\\ude00", "\\ude00\\ud83d")) {
      refused(
          target(brand),
          clients(row(2, "\"a\"", "1"), row(3, "\"secret" + half + "\"", "1")),
          Mode.SKIP,
          "client.json: row 2 of table client, column name holds half a character");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void anotherVersion(String brand) throws Exception {
    ExportedFolder source = clients(row(2, "\"secret\"", "1"));
    Path file = folder.resolve("export").resolve(Manifest.NAME);
    String manifest = Files.readString(file);

    Files.writeString(file, manifest.replace("\"version\" : 1", "\"version\" : 2"));
    refused(
        target(brand), source, Mode.CLEAN, file + " is of another format or of a newer version");
    Files.writeString(file, manifest.substring(0, manifest.length() / 2));
    refused(target(brand), source, Mode.CLEAN, file + " is not a manifest");
    Files.delete(file);
    refused(
        target(brand),
        source,
        Mode.CLEAN,
        folder.resolve("export") + " holds no manifest.json, so it is no complete export");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void anotherModel(String brand) {
    refused(
        target(brand),
        clients(row(2, "\"a\"", "1"), row(3, "\"secret\"", "1").replace("client", "customer")),
        Mode.SKIP,
        "client.json: row 2 of table client is of another model than client");
    refused(
        target(brand),
        folder().table("customer", "id integer, name text", List.of()).source(),
        Mode.CLEAN,
        "customer.json: there is no table customer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void anotherColumn(String brand) {
    refused(
        target(brand),
        folder().table("client", "id integer, name text, nick text", List.of()).source(),
        Mode.CLEAN,
        "client.json: table client has no column nick");
    refused(
        target(brand),
        clients(row(2, "\"secret\"", "1").replace("age", "year")),
        Mode.SKIP,
        "client.json: row 1 of table client has a field year, which is no column");
    refused(
        target(brand),
        clients(row(2, "\"secret\"", "1").replace(", \"age\": 1", "")),
        Mode.SKIP,
        "client.json: row 1 of table client has no column age");
    refused(
        target(brand),
        folder().table("client", "id integer, age integer", List.of()).source(),
        Mode.CLEAN,
        "client.json: table client needs column name, which the file lacks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void anotherType(String brand) {
    refused(
        target(brand),
        clients(row(2, "\"a\"", "[\"secret\"]")),
        Mode.SKIP,
        "client.json: row 1 of table client, column age is no number");
    Target target = target(brand);
    assertThatThrownBy(() -> target.load(clients(row(2, "\"a\"", "\"secret\"")), Mode.SKIP))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith("client.json: row 1 of table client, column age: the value ")
        .hasMessageNotContaining("secret");
    isAsItWas(target);
    refused(
        target(brand),
        clients(row(2, "\"a\"", "1"), row(3, "\"secret\"", "1,")),
        Mode.SKIP,
        "client.json: row 2 of table client is no JSON at line 3, column 69");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void theSameKeyTwice(String brand) {
    Target empty = target(brand).execute("delete from job").execute("delete from client");
    ExportedFolder twice = clients(row(2, "\"a\"", "1"), row(2, "\"secret\"", "1"));
    assertThatThrownBy(() -> empty.load(twice, Mode.SKIP))
        .isInstanceOf(DataError.class)
        .hasMessage(
            brand.equals("postgres")
                ? "client.json: row 2 of table client: the same key is there already (client_pkey)"
                : "client.json: one of the rows 1 to 2 of table client: the same key is there"
                    + " already (PRIMARY)");
    assertThat(empty.rows("select * from client")).isEmpty();
    Target target = target(brand);
    assertThatThrownBy(() -> target.load(twice, Mode.MERGE))
        .isInstanceOf(DataError.class)
        .hasMessageContaining("of table client")
        .hasMessageNotContaining("secret");
    isAsItWas(target);
  }

  /** Keys are proven once all rows are in, so these stay, and the target is marked. */
  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void aParentThatIsNotThere(String brand) throws Exception {
    Target target = target(brand);
    ExportedFolder jobs =
        folder()
            .table(
                "job",
                "id integer, client_id integer",
                List.of("{\"model\": \"job\", \"pk\": 2, \"fields\": {\"client_id\": 77}}"))
            .source();

    ImportResult result = target.load(jobs, Mode.SKIP);

    assertThat(result.end()).isEqualTo(ImportResult.End.VIOLATED);
    assertThat(result.violations())
        .containsExactly(
            "table job: 1 row refers by client_id to rows of client that are not there"
                + " (job_client)");
    assertThat(Import.unverified(target.database()))
        .containsExactly(new Unverified("one", "violated"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb"})
  void aValueOfHalfAGigabyte(String brand) throws Exception {
    Path packed = folder.resolve("client.json.zst");
    byte[] million = "secret".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Compression.ZSTD.packed(Files.newOutputStream(packed))) {
      out.write(("[" + row(2, "\"a\"", "1") + ",{\"pk\": 3, \"fields\": {\"name\": \"").getBytes());
      for (int i = 0; i < 420; i++) {
        out.write(million);
      }
      out.write("\", \"age\": 1}}]".getBytes());
    }
    Path export =
        folder().table("client.json.zst", "client", COLUMNS, 2, Files.readAllBytes(packed)).done();
    Target target = target(brand);

    assertThat(ImportProcess.failure("128m", target, export, Mode.SKIP, folder.resolve("log.txt")))
        .startsWith(
            "1 Exception in thread \"main\" dev.stepgate.data.DataError: client.json.zst: row 2 of"
                + " table client is too long for the memory that this process may use, which"
                + " STEPGATE_HEAP sets")
        .doesNotContain("secret");
    isAsItWas(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres"})
  void whatWasToBeClearedIsStillThereIfTheFirstRowsCannotBeTaken(String brand) {
    refused(
        target(brand),
        folder()
            .table("job", "id integer, client_id integer", List.of())
            .table(
                "client",
                COLUMNS,
                List.of(row(2, "\"a\"", "1"), row(3, "\"secret " + "x".repeat(40) + "\"", "1")))
            .source(),
        Mode.CLEAN,
        "client.json: row 2 of table client, column name: the value is too long");
  }
}
