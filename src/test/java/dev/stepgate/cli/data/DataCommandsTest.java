package dev.stepgate.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands say and do, on a real server. */
class DataCommandsTest {
  private static final String TABLES =
      """
      create table client (id bigint primary key, name varchar(60), email varchar(100));
      create table job (id bigint primary key, client_id bigint references client, price numeric);
      """;
  private static final String ROWS =
      """
      insert into client values (1, 'Anna Berg', 'anna@berg.example'), (2, 'Ben Sand', null);
      insert into job values (10, 1, 120.50), (11, 2, null), (12, 1, 7);
      """;
  private static final String LEDGER =
      """
      masking: 1
      tables:
        client:
          id: keep
          name: {mask: name}
          email: {mask: email}
        job:
          id: keep
          client_id: keep
          price: keep
      """;

  @TempDir Path folder;
  private final Server server = Servers.postgres();
  private DataTester tester = new DataTester(Path.of(""), server);
  private String prod = "";
  private String dev = "";

  @BeforeEach
  void aProductionAndADevelopment() {
    tester = new DataTester(folder, server);
    prod = server.newDatabase();
    dev = server.newDatabase();
    server.execute(prod, TABLES + ROWS);
    server.execute(dev, TABLES + "insert into client values (7, 'old', 'old');");
  }

  private DataTester.Result type(String command) {
    return tester.type(
        command.replace("PROD", tester.address(prod)).replace("DEV", tester.address(dev)));
  }

  private String shown(String command) {
    return type(command).shown().replace(prod, "jobs").replace(dev, "jobs_dev");
  }

  private DataTester runbook(String role) {
    return tester.file(
        "r.yaml",
        """
        runbook: restore
        secrets:
          PASSWORD: {env: PW}
          NEVER_ASKED: {prompt: Never asked for}
        inputs:
          NAME: {}
        databases:
          dev: {url: "%s", user: "%s", password: "${PASSWORD}", role: %s}
          other: {url: "jdbc:mysql://db.example/x", password: "${NEVER_ASKED}", role: development}
        steps: [{id: look, check: {sql: select 1, in: dev}}]
        """
            .formatted(server.url(dev).replace(dev, "${NAME}"), server.user(), role));
  }

  @Test
  void exportsImportsAndCompares() {
    assertThat(shown("export PROD --to FOLDER/out --compression gzip"))
        .isEqualTo(
            """
            client: 2 rows
            job: 3 rows
            5 rows of 2 tables in FOLDER/out, SIZE, unmasked
            exit 0
            """);
    assertThat(shown("import FOLDER/out --into DEV --mode clean --confirm " + dev))
        .isEqualTo(
            """
            client: 2 rows
            job: 3 rows
            5 rows of 2 tables are in jobs_dev, and proven
            ! at jdbc:postgresql://SERVER/jobs_dev, all rows of 2 tables of jobs_dev are deleted:
            !   client: 1 row
            !   job: 0 rows
            exit 0
            """);
    assertThat(shown("compare DEV FOLDER/out"))
        .isEqualTo(
            """
            2 tables of jdbc:postgresql://SERVER/jobs_dev have the same rows as FOLDER/out
            exit 0
            """);
  }

  @Test
  void namesEachDifference() {
    type("export PROD --to FOLDER/out");
    server.execute(prod, "update job set price = 8 where id = 12; delete from job where id = 10");
    server.execute(
        prod, "update client set name = 'Benno' where id = 2; create table more (id int)");
    type("export PROD --to FOLDER/later");

    assertThat(shown("compare PROD FOLDER/out"))
        .isEqualTo(
            """
            table client: checksum: expected CHECKSUM, found CHECKSUM
            table job: rows: expected 3, found 2
            2 differences
            exit 1
            """);
    assertThat(shown("compare FOLDER/later FOLDER/out"))
        .isEqualTo(
            """
            table client: checksum: expected CHECKSUM, found CHECKSUM
            table job: rows: expected 3, found 2
            table more: table: expected missing, found present
            3 differences
            exit 1
            """);
    assertThat(shown("compare FOLDER/out FOLDER/out"))
        .isEqualTo("2 tables of FOLDER/out have the same rows as FOLDER/out\nexit 0\n");
  }

  @Test
  void aChangedFileIsNotTakenForItsManifest() {
    type("export PROD --to FOLDER/out");
    tester.file("out/job.json", "[\n]\n");

    assertThat(shown("compare FOLDER/out FOLDER/out"))
        .isEqualTo(
            """
            ! error: FOLDER/out/job.json is not the file that the manifest speaks of: it was changed, cut or swapped
            ! hint: Compare with a folder that is a whole export.
            exit 1
            """);
  }

  @Test
  void takesAndLeavesTables() {
    assertThat(shown("export PROD --to FOLDER/out --include j* --format single-file"))
        .isEqualTo(
            """
            job: 3 rows
            3 rows of 1 table in FOLDER/out, SIZE, unmasked
            exit 0
            """);
    type("export PROD --to FOLDER/all");
    assertThat(shown("import FOLDER/all --into DEV --mode skip --exclude job"))
        .isEqualTo(
            """
            client: 2 rows, 2 new, beside 1
            2 rows of 1 table are in jobs_dev, and proven
            ! at jdbc:postgresql://SERVER/jobs_dev, no rows of 1 table of jobs_dev are overwritten:
            !   client: 1 row
            exit 0
            """);
  }

  @Test
  void keepsTheNewestOfItsDatedExports() throws Exception {
    tester.at("2026-07-09T02:00:00Z").type(at("export PROD --to FOLDER/out --dated"));
    tester.at("2026-07-10T02:00:00Z").type(at("export PROD --to FOLDER/out --dated"));
    tester.type(at("export PROD --to FOLDER/out_20200101_000000_other"));
    tester.at("2027-01-01T00:00:00Z").type(at("export PROD --to FOLDER/out --dated"));
    Files.createDirectory(folder.resolve("out_20200101_000000"));
    Files.createSymbolicLink(
        folder.resolve("out_20200102_000000"), folder.resolve("out_20260710_020000"));

    assertThat(
            tester
                .at("2026-07-11T02:00:00Z")
                .type(at("export PROD --to FOLDER/out --dated --keep 2"))
                .shown())
        .isEqualTo(
            """
            client: 2 rows
            job: 3 rows
            5 rows of 2 tables in FOLDER/out_20260711_020000, SIZE, unmasked
            deleted FOLDER/out_20260709_020000
            exit 0
            """);
    assertThat(inFolder())
        .containsExactly(
            "out_20200101_000000",
            "out_20200101_000000_other",
            "out_20200102_000000",
            "out_20260710_020000",
            "out_20260711_020000",
            "out_20270101_000000");
  }

  private String at(String command) {
    return command.replace("PROD", tester.address(prod));
  }

  private List<String> inFolder() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("out"))
          .sorted()
          .toList();
    }
  }

  @Test
  void wantsAConfirmationBeforeItOverwrites() {
    type("export PROD --to FOLDER/out");
    assertThat(shown("import FOLDER/out --into DEV --mode clean"))
        .endsWith(
            """
            ! error: mode clean wants a confirmation for jobs_dev
            ! hint: Add --confirm jobs_dev if all rows of 2 tables of jobs_dev may be lost.
            exit 3
            """);
    assertThat(shown("import FOLDER/out --into DEV --mode replace --confirm yes"))
        .endsWith(
            """
            ! error: 'yes' is not the name of the database, jobs_dev
            ! hint: Add --confirm jobs_dev if rows of 2 tables of jobs_dev may be lost.
            exit 3
            """);
    server.execute(dev, "insert into job values (1, 7, null)");
  }

  @Test
  void neverOverwritesWhereTheRowsCameFrom() {
    type("export PROD --to FOLDER/out");
    for (String mode : List.of("clean", "replace")) {
      assertThat(shown("import FOLDER/out --into PROD --confirm " + prod + " --mode " + mode))
          .isEqualTo(
              """
              ! error: database jobs is the one that FOLDER/out was exported from
              ! hint: Nothing was changed; look where the address leads before you go on.
              exit 4
              """);
    }
  }

  @Test
  void neverOverwritesWhatWasEverProduction() {
    type("export PROD --to FOLDER/out");
    assertThat(type("export DEV --to FOLDER/other --production --unmasked").exit()).isZero();
    assertThat(shown("import FOLDER/out --into DEV --mode clean --confirm " + dev))
        .isEqualTo(
            """
            ! error: database jobs_dev is production, known as jobs_dev: postgresql ID/jobs_dev
            ! hint: Nothing was changed; look where the address leads before you go on.
            exit 4
            """);
    assertThat(
            runbook("production")
                .type(
                    "import FOLDER/out --into dev --runbook FOLDER/r.yaml"
                        + " -e NAME="
                        + dev
                        + " --mode clean --confirm "
                        + dev)
                .shown())
        .isEqualTo(
            """
            ! error: database dev is production
            ! hint: Nothing was changed; look where the address leads before you go on.
            exit 4
            """);
  }

  @Test
  void neverOverwritesTheStoreOfTheRuns() {
    type("export PROD --to FOLDER/out");
    dev = server.newDatabase();
    tester.env.put("STEPGATE_STORE_URL", server.url(dev));
    tester.env.put("STEPGATE_STORE_USER", server.user());
    tester.env.put("STEPGATE_STORE_PASSWORD", server.password());
    assertThat(shown("import FOLDER/out --into DEV --mode clean --confirm " + dev))
        .isEqualTo(
            """
            ! error: database jobs_dev holds the store of the runs: postgresql ID/jobs_dev
            ! hint: Nothing was changed; look where the address leads before you go on.
            exit 4
            """);
  }

  @Test
  void saysWhatDoesNotHold() {
    server.execute(prod, "alter table job drop constraint job_client_id_fkey");
    server.execute(prod, "insert into job values (99, 99, null)");
    type("export PROD --to FOLDER/out");
    assertThat(shown("import FOLDER/out --into DEV --mode clean --confirm " + dev))
        .isEqualTo(
            """
            client: 2 rows
            job: 4 rows
            6 rows of 2 tables are in jobs_dev, but not everything holds
            ! at jdbc:postgresql://SERVER/jobs_dev, all rows of 2 tables of jobs_dev are deleted:
            !   client: 1 row
            !   job: 0 rows
            ! error: all rows are in, but not everything holds: table job: 1 row refers by client_id to rows of client that are not there (job_client_id_fkey)
            ! hint: Mend the rows where they come from, then export and import again.
            exit 1
            """);
  }

  @Test
  void refusesWhenItCannotTellWhoAnswers() {
    type("export PROD --to FOLDER/out");
    server.execute(
        dev,
        "create role nobody login; revoke execute on function pg_control_system() from public");
    try {
      assertThat(
              shown(
                  "import FOLDER/out --into "
                      + server.url(dev)
                      + " --user nobody --password-env PW --mode clean --confirm "
                      + dev))
          .contains("permission denied for function pg_control_system")
          .endsWith("exit 4\n");
    } finally {
      server.execute(
          dev, "drop role nobody; grant execute on function pg_control_system() to public");
    }
  }

  @Test
  void failsWhenNobodyAnswers() {
    type("export PROD --to FOLDER/out");
    String nowhere = "jdbc:postgresql://127.0.0.1:" + Servers.freePort() + "/jobs";
    assertThat(shown("import FOLDER/out --into " + nowhere + " --mode clean --confirm jobs"))
        .startsWith("! error: database jobs at jdbc:postgresql://127.0.0.1:")
        .endsWith("! hint: Mend the cause and type the same again: it goes on.\nexit 1\n");
    assertThat(shown("export " + server.url(prod) + " --user stranger --to FOLDER/more"))
        .isEqualTo(
            """
            ! error: database jobs at jdbc:postgresql://SERVER/jobs cannot be reached: FATAL: role "stranger" does not exist (28000)
            ! hint: Mend the cause and type it again; nothing was left behind.
            exit 1
            """);
    assertThat(folder.resolve("more")).doesNotExist();
  }

  @Test
  void reachesWhatARunbookDeclaresAndReadsOnlyTheSecretsItNeeds() {
    runbook("development");
    assertThat(shown("export dev --runbook FOLDER/r.yaml -e NAME=" + dev + " --to FOLDER/out"))
        .isEqualTo(
            """
            client: 1 row
            job: 0 rows
            1 row of 2 tables in FOLDER/out, SIZE, unmasked
            exit 0
            """);
    assertThat(shown("compare dev FOLDER/out --runbook FOLDER/r.yaml -e NAME=" + dev))
        .isEqualTo("2 tables of dev have the same rows as FOLDER/out\nexit 0\n");
    assertThat(shown("compare dve FOLDER/out --runbook FOLDER/r.yaml -e NAME=" + dev))
        .isEqualTo(
            """
            ! error: the runbook declares no database 'dve'
            !   --> FOLDER/r.yaml
            ! hint: It declares: dev, other.
            exit 2
            """);
  }

  @Test
  void productionTravelsUnmaskedOnlyWhereSomebodySaysSo() {
    runbook("production");
    String export = "export dev --runbook FOLDER/r.yaml -e NAME=" + dev + " --to FOLDER/out";
    assertThat(shown(export))
        .isEqualTo(
            """
            ! error: the database is production, and nothing says whether its values are masked
            ! hint: Add --mask LEDGER, or --unmasked if all of them may travel as they are.
            exit 2
            """);
    assertThat(type(export + " --unmasked").exit()).isZero();
  }

  @Test
  void importsAgainWhatCameToItsEndUnlessItHasAName() {
    type("export PROD --to FOLDER/out");
    String again = "import FOLDER/out --into DEV --mode clean --confirm " + dev;
    assertThat(type(again).exit()).isZero();
    server.execute(dev, "delete from job");
    assertThat(type(again).exit()).isZero();
    assertThat(type("compare DEV FOLDER/out").exit()).isZero();

    assertThat(type(again + " --id nightly").exit()).isZero();
    server.execute(dev, "delete from job");
    assertThat(type(again + " --id nightly").exit()).isZero();
    assertThat(type("compare DEV FOLDER/out").exit()).isOne();
  }

  @Test
  void masksAndFindsWhatSurvived() {
    tester.file("masking.yaml", LEDGER);
    assertThat(shown("export PROD --to FOLDER/out --mask FOLDER/masking.yaml --mask-key-env KEY"))
        .isEqualTo(
            """
            client: 2 rows
            job: 3 rows
            5 rows of 2 tables in FOLDER/out, SIZE, masked
            exit 0
            """);
    assertThat(type("import FOLDER/out --into DEV --mode clean --confirm " + dev).exit()).isZero();
    assertThat(shown("scan DEV --of FOLDER/out --mask-key-env KEY"))
        .matches(
            "none of \\d+ masked values in \\d+ values of \\d+ columns; \\d+ planted ones were found\nexit 0\n");
    server.execute(dev, "update client set name = 'Anna Berg' where id = 1");
    assertThat(shown("scan DEV --of FOLDER/out --mask-key-env KEY"))
        .isEqualTo(
            """
            client.name: 1 of 2 values are or hold one that was masked
            1 column leaks
            exit 1
            """);
    String except = "scan DEV --of FOLDER/out --mask-key-env KEY --except client.name";
    assertThat(type(except).exit()).isZero();
    assertThat(shown("scan DEV --of FOLDER/out")).contains("key").endsWith("exit 1\n");
  }

  @Test
  void aColumnWithoutARuleStopsTheExport() {
    tester.file("masking.yaml", LEDGER.replace("    email: {mask: email}\n", ""));
    assertThat(shown("export PROD --to FOLDER/out --mask FOLDER/masking.yaml"))
        .contains("email")
        .endsWith("! hint: Mend the cause and type it again; nothing was left behind.\nexit 1\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void draftsALedgerThatFitsAndNeverOverwritesOne() throws Exception {
    DataTester.Result drafted = type("masking PROD --to FOLDER/masking.yaml");
    assertThat(drafted.shown())
        .isEqualTo(
            """
            ! 2 of 6 columns look personal; read every line before you rely on it
            exit 0
            """);
    assertThat(type("masking PROD").out())
        .isEqualTo(Files.readString(folder.resolve("masking.yaml")));
    assertThat(shown("masking PROD --to FOLDER/masking.yaml"))
        .isEqualTo(
            """
            ! error: FOLDER/masking.yaml exists already
            ! hint: Name a new file after --to; a ledger is never overwritten.
            exit 2
            """);
    assertThat(type("export PROD --to FOLDER/out --mask FOLDER/masking.yaml").exit()).isZero();
  }

  @Test
  void everyCommandPrintsJsonThatOthersRead() {
    tester.file("masking.yaml", LEDGER);
    String masked = " --mask FOLDER/masking.yaml --mask-key-env KEY";
    assertThat(events("export PROD --to FOLDER/out --dated --json" + masked))
        .extracting(event -> event.path("event").asString())
        .containsExactly("table", "table", "exported");
    tester.at("2026-07-12T14:30:00Z");
    List<JsonNode> second = events("export PROD --to FOLDER/out --dated --keep 1 --json" + masked);
    assertThat(second.get(2).path("folder").asString()).isEqualTo("FOLDER/out_20260712_143000");
    assertThat(second.get(2).path("masked").asBoolean()).isTrue();
    assertThat(second.get(3).path("folder").asString()).isEqualTo("FOLDER/out_20260711_143000");

    String out = "FOLDER/out_20260712_143000";
    List<JsonNode> imported =
        events("import " + out + " --into DEV --mode clean --json --confirm " + dev);
    assertThat(imported.get(2).path("end").asString()).isEqualTo("verified");
    server.execute(dev, "delete from job where id = 10; update client set name = 'Anna Berg'");
    List<JsonNode> compared = events("compare DEV " + out + " --json");
    assertThat(compared.get(1).path("what").asString()).isEqualTo("rows");
    assertThat(compared.get(1).path("actual").asString()).isEqualTo("2");
    assertThat(compared.get(2).path("same").asBoolean()).isFalse();
    List<JsonNode> scanned = events("scan DEV --of " + out + " --mask-key-env KEY --json");
    assertThat(scanned.get(0).path("column").asString()).isEqualTo("name");
    assertThat(scanned.get(1).path("clean").asBoolean()).isFalse();
    assertThat(events("masking PROD --json").get(0).path("ledger").asString())
        .startsWith("# Drafted");
  }

  private List<JsonNode> events(String command) {
    return type(command).out().lines().map(JsonMapper.shared()::readTree).toList();
  }

  @Test
  void convertsToSqlAndToOtherLayouts() throws Exception {
    type("export PROD --to FOLDER/out --compression gzip");
    assertThat(shown("convert FOLDER/out --to FOLDER/out.sql"))
        .isEqualTo(
            """
            client: 2 rows
            job: 3 rows
            5 rows of 2 tables in FOLDER/out.sql
            exit 0
            """);
    server.execute(dev, "delete from client");
    server.execute(
        dev, Files.readString(folder.resolve("out.sql")).replaceFirst("(?m)^\\\\set.*$", ""));
    assertThat(type("compare DEV FOLDER/out").exit()).isZero();
    assertThat(type("convert FOLDER/out --to FOLDER/like.sql --json --for PROD").out())
        .endsWith("\"dialect\":\"postgresql\",\"tables\":2,\"rows\":5}\n");

    assertThat(shown("convert FOLDER/out --to FOLDER/single --format single-file --include job"))
        .isEqualTo(
            """
            job: 3 rows
            3 rows of 1 table in FOLDER/single, SIZE, unmasked
            exit 0
            """);
    assertThat(folder.resolve("single/data.json")).isNotEmptyFile();
  }
}
