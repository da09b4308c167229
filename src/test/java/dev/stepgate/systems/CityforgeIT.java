package dev.stepgate.systems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.util.FileSystemUtils;

/** The runbooks of CityForge on its application, with a stand-in for kubectl. */
class CityforgeIT {
  private static final String CARDS = "select string_agg(id || name, ' ' order by id) from cards";
  private static final String ALL_CARDS = "1Bakery 2Concert hall 9Nursery";
  @TempDir Path folder;
  private City city;
  private RunbookTester tester;

  @BeforeEach
  void begin() {
    city = new City(folder);
    tester = city.tester();
  }

  @AfterEach
  void end() {
    if (city != null) {
      city.close();
    }
  }

  @Test
  void backupsAndImportsGoToTheirEndWithAFaultAtEveryStep() throws IOException {
    for (int day = 10; day < 18; day++) {
      tester.file("backups/cityforge_202601" + day + "_030000.json", "{}");
    }
    city.secondPlace();
    goes("backup", city.development, "SECOND=elsewhere", "KEY=backups.asc");
    sevenBackupsAndTheUploadsAreThere();
    theCopyElsewhereCanOnlyBeReadWithItsKey();
    String backup = "FILE=" + backup();

    city.execute(city.development, "insert into tags (name) values ('of development')");
    goes("import-clean", city.development, backup);
    developmentIsAsProductionAndTakesNewRows();

    city.execute(city.development, "delete from card_tags where card_id = 9");
    city.execute(city.development, "delete from cards where id = 9");
    city.execute(city.development, "update cards set name = 'Closed' where id = 2");
    goes("recover", city.development, backup);
    assertThat(city.query(city.development, CARDS)).isEqualTo("1Bakery 2Closed 9Nursery");
    assertThat(city.query(city.development, "select count(*) from card_tags")).isEqualTo("4");

    goes("import-skip", city.development, backup);
    assertThat(city.query(city.development, CARDS)).isEqualTo("1Bakery 2Closed 9Nursery");
    goes("import-merge", city.development, backup);
    assertThat(city.query(city.development, CARDS)).isEqualTo(ALL_CARDS);
  }

  @Test
  void replacingAndThePodsOwnImportGoToTheirEndWithAFaultAtEveryStep() throws IOException {
    passes("backup", city.development);
    String backup = "FILE=" + backup();

    goes("pod-import", city.stagingDatabase, backup, "NAMESPACE=cityforge-staging");
    assertThat(city.query(city.stagingDatabase, CARDS)).isEqualTo(ALL_CARDS);
    assertThat(
            city.query(city.stagingDatabase, "insert into tags (name) values ('new') returning id"))
        .isEqualTo("13");

    city.execute(city.stagingDatabase, "update cards set name = 'Closed' where id = 2");
    goes("import-replace", city.stagingDatabase, backup);
    assertThat(city.query(city.stagingDatabase, CARDS)).isEqualTo(ALL_CARDS);
    assertThat(city.query(city.stagingDatabase, "select name from tags where id = 13"))
        .isEqualTo("new");
  }

  @Test
  void stagingAndSeedsGoToTheirEndWithAFaultAtEveryStep() throws IOException {
    city.execute(
        city.stagingDatabase,
        "insert into users (email, name, password_hash) values ('old@city.example', 'Old', 'x');"
            + "insert into token_blacklist (user_id, jti) values (1, 'old')");
    goes("production-to-staging", city.stagingDatabase);
    assertThat(city.query(city.stagingDatabase, CARDS)).isEqualTo(ALL_CARDS);
    assertThat(
            city.query(
                city.stagingDatabase, "select string_agg(distinct password_hash, ' ') from users"))
        .isEqualTo("!");
    assertThat(
            city.query(
                city.stagingDatabase, "select count(*) from users where email like '%city%'"))
        .isEqualTo("0");
    assertThat(city.staging.srv().resolve("uploads/hall/front.jpg"))
        .hasSameTextualContentAs(city.production.srv().resolve("uploads/hall/front.jpg"));

    city.execute(city.development, "insert into tags (id, name) values (5, 'old music')");
    goes("seed", city.development);
    assertThat(city.query(city.development, "select name from tags where id = 5"))
        .isEqualTo("music");
    assertThat(city.query(city.development, "select count(*) from users")).isEqualTo("0");
    assertThat(city.query(city.development, "select nextval('tags_id_seq')")).isEqualTo("13");
  }

  @Test
  void everythingMovesToANewInstanceAndSomeModelsTravelAlone() throws IOException {
    tester.file("backups/cityforge_20260111_030000.json", "{}");
    passes("backup", city.development, "NAME=migration", "EXCLUDE=", "KEEP=1");
    String migration = "FILE=" + newest("migration");
    city.execute(city.development, "insert into tags (id, name) values (77, 'music')");
    fails("import-skip", city.development, "load", "tags", migration, "TABLES=tags");
    Result waiting = run("import-clean", city.development, migration);
    assertThat(waiting.exit()).as(waiting.shown()).isEqualTo(3);
    confirm("DELETE ALL DATA");
    Result moved = tester.stepgate("resume", "last");
    assertThat(moved.exit()).as(moved.shown()).isZero();
    for (String table :
        List.of("users", "cards", "card_tags", "indexing_jobs", "token_blacklist")) {
      String rows = "select string_agg(t::text, ';' order by t::text) from " + table + " t";
      assertThat(city.query(city.development, rows))
          .as(table)
          .isEqualTo(city.query(city.productionDatabase, rows))
          .isNotEmpty();
    }

    passes("backup", city.development, "NAME=some", "INCLUDE=User,Card,Tag");
    assertThat(tester.text(newest("some")))
        .contains("\"User\"", "\"Card\"", "\"Tag\"", "\"card_tags\"")
        .doesNotContain("\"Review\"");
    String some = "FILE=" + newest("some");
    fails("import-skip", city.stagingDatabase, "load", "cards", some, "TABLES=cards");
    passes("import-skip", city.stagingDatabase, some, "TABLES=users");
    passes("import-merge", city.stagingDatabase, some, "TABLES=cards");
    assertThat(city.query(city.stagingDatabase, CARDS)).isEqualTo(ALL_CARDS);
    assertThat(city.query(city.stagingDatabase, "select count(*) from tags")).isEqualTo("0");
    assertThat(tester.path("backups/cityforge_20260111_030000.json")).exists();
  }

  @Test
  void realCausesAreNamed() {
    tester.file(
        "broken.json", "{\"export_metadata\": {\"version\": \"1.0\"}, \"data\": {\"Tag\": [");
    fails("import-skip", city.development, "load", "broken.json", "FILE=broken.json");

    tester.file(
        "orphan.json",
        "{\"data\": {\"Card\": [{\"id\": 4, \"name\": \"Zoo\", \"created_by\": 99}]}}");
    fails("import-skip", city.development, "load", "cards", "FILE=orphan.json");

    city.execute(city.stagingDatabase, "update alembic_version set version_num = '0000'");
    fails("production-to-staging", city.stagingDatabase, "schema", "flask db upgrade");
    city.execute(city.stagingDatabase, "update alembic_version set version_num = '0001'");
    city.execute(city.productionDatabase, "alter table users add phone text");
    fails("production-to-staging", city.stagingDatabase, "export", "users.phone");
  }

  @Test
  void theCronJobBacksUpAndKeepsSeven() throws IOException {
    tester.env("POSTGRES_PASSWORD", city.password());
    String[] command = cronJob();
    Result first = tester.stepgate(command);
    assertThat(first.exit()).as(first.shown()).isZero();
    Path export = exports().get(0);
    for (int night = 1; night <= 7; night++) {
      FileSystemUtils.copyRecursively(export, tester.path("cityforge_2026010" + night + "_030000"));
    }
    assertThat(tester.stepgate(command).exit()).isZero();
    assertThat(exports())
        .hasSize(7)
        .contains(export)
        .doesNotContain(tester.path("cityforge_20260102_030000"))
        .allSatisfy(each -> assertThat(each.resolve("data.json")).content().contains("Bakery"));
  }

  private List<Path> exports() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.getFileName().toString().startsWith("cityforge_"))
          .sorted()
          .toList();
    }
  }

  private void sevenBackupsAndTheUploadsAreThere() throws IOException {
    assertThat(backups()).hasSize(7).doesNotContain("cityforge_20260111_030000.json");
    assertThat(tester.text("backups/uploads/hall/front.jpg"))
        .isEqualTo("another of " + city.productionDatabase);
    try (Stream<Path> left = Files.list(city.production.tmp())) {
      assertThat(left.filter(file -> file.toString().endsWith(".json"))).isEmpty();
    }
  }

  private void theCopyElsewhereCanOnlyBeReadWithItsKey() throws IOException {
    assertThat(tester.filesContaining("Bakery".getBytes(UTF_8)))
        .contains(tester.path(backup()))
        .noneMatch(file -> file.startsWith(tester.path("elsewhere")));
    city.restoreFromTheSecondPlace();
    assertThat(tester.text("restored/" + tester.path(backup()).getFileName()))
        .isEqualTo(tester.text(backup()));
    assertThat(tester.text("restored/uploads/hall/front.jpg"))
        .isEqualTo("another of " + city.productionDatabase);
    FileSystemUtils.deleteRecursively(tester.path("restored"));
  }

  private void developmentIsAsProductionAndTakesNewRows() {
    String everything =
        "select md5(string_agg(users::text, ';' order by id)) || (" + CARDS + ") from users";
    assertThat(city.query(city.development, everything))
        .isEqualTo(city.query(city.productionDatabase, everything));
    assertThat(
            city.query(city.development, "select count(*) from tags where name = 'of development'"))
        .isEqualTo("0");
    assertThat(city.query(city.development, "insert into tags (name) values ('new') returning id"))
        .isEqualTo("13");
  }

  private String backup() throws IOException {
    return "backups/" + backups().get(backups().size() - 1);
  }

  private String newest(String name) throws IOException {
    try (Stream<Path> files = Files.list(tester.path("backups"))) {
      return files
          .map(file -> "backups/" + file.getFileName())
          .filter(file -> file.startsWith("backups/" + name + "_"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private List<String> backups() throws IOException {
    try (Stream<Path> files = Files.list(tester.path("backups"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("cityforge_.*\\.json"))
          .sorted()
          .toList();
    }
  }

  /** What its container is called with, against the database of this test. */
  @SuppressWarnings("unchecked")
  private String[] cronJob() {
    Map<String, Object> level =
        (Map<String, Object>)
            new Load(LoadSettings.builder().build())
                .loadFromString(tester.text("runbooks/cronjob.yaml"));
    for (String key : List.of("spec", "jobTemplate", "spec", "template", "spec")) {
      level = (Map<String, Object>) level.get(key);
    }
    Map<String, Object> container = ((List<Map<String, Object>>) level.get("containers")).get(0);
    return ((List<String>) container.get("args"))
        .stream()
            .map(each -> each.startsWith("jdbc:") ? city.url(city.productionDatabase) : each)
            .map(each -> each.replace("$(POSTGRES_USER)", city.user()))
            .map(each -> each.replace("/backups/", folder + "/"))
            .toArray(String[]::new);
  }

  private void goes(String runbook, String target, String... inputs) {
    String phrase = runbook.equals("import-replace") ? "REPLACE" : "DELETE ALL DATA";
    new EveryStepFails(tester, city.runbook(runbook), step -> confirm(phrase))
        .run(city.inputs(runbook, target, inputs));
  }

  private void confirm(String phrase) {
    Result confirmed = tester.stepgate("confirm", "last", "--phrase", phrase);
    assertThat(confirmed.exit()).as(confirmed.shown()).isZero();
  }

  private void passes(String runbook, String target, String... inputs) {
    Result result = run(runbook, target, inputs);
    assertThat(result.exit()).as(result.shown()).isZero();
  }

  private Result run(String runbook, String target, String... inputs) {
    Stream<String> given = Stream.of(city.inputs(runbook, target, inputs));
    return tester.stepgate(
        Stream.concat(Stream.of("run", city.runbook(runbook).toString()), given)
            .toArray(String[]::new));
  }

  private void fails(String runbook, String target, String step, String fact, String... inputs) {
    Result result = run(runbook, target, inputs);
    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err()).contains("error: step " + step + " failed: ", fact);
    assertThat(tester.stepgate("abort", "last", "--reason", "the fault was seen").exit()).isZero();
  }
}
