package dev.stepgate.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The restore of jobs-manager: a real application, MariaDB, ssh and a sign-in by HTTP. */
class JobsManagerIT {
  @TempDir Path folder;
  private JobsManager system;
  private RunbookTester tester;
  private JobsManagerOperator operator;
  private JobsManagerProof proof;

  @BeforeEach
  void setUp() throws IOException {
    system = new JobsManager(folder);
    tester = system.tester;
    operator = new JobsManagerOperator(system);
    proof = new JobsManagerProof(system);
  }

  /** The application must not outlive a test that has failed half-way. */
  @AfterEach
  void endWhatIsLeft() throws IOException {
    tester.stepgate("abort", "last", "--reason", "the test is over");
    system.close();
  }

  @Test
  void everyStepFailsOnceAndTheRestoreStillComesToItsEnd() {
    new EveryStepFails(tester, system.runbook("restore.yaml"), operator::doByHand)
        .mending("load", operator::applySchemaAgain)
        .run(system.inputs());

    proof.developmentHasWhatProductionHad();
    proof.nothingOfProductionIsLeft();
    proof.secretsStandNowhere();
  }

  @Test
  void importsInPlaceOfConvertAndLoadAndStopsAtRealFaults() throws IOException {
    wantsItsSettings();
    stopsAtProductionsWrongPassword();
    stopsAtAColumnThatNobodyHasDecidedAbout();
    stopsAtASchemaOfAnotherMoment();
    stopsWhereThePortIsTaken();
    goesOnToTheSignIn();
    takesNoConfirmationForASignIn();
    setsNoneOfTwoOrganisations();
    stopsAtWhatCannotBeSerialized();
    goesOnToTheLastLook();
    noticesThatTheConnectionIsGone();
    passes();
  }

  private void wantsItsSettings() throws IOException {
    String settings = tester.text(".env");
    tester.file(".env", settings.replaceAll("(?m)^DB_PORT=.*\n", ""));
    Result result = run("restore-import.yaml");

    assertThat(result.exit()).as(result.shown()).isEqualTo(2);
    assertThat(result.err()).contains("DB_PORT");
    assertThat(tester.runs()).isEmpty();
    tester.file(".env", settings);
  }

  private void stopsAtProductionsWrongPassword() {
    tester.env("PROD_PASSWORD", "not-of-production");
    Result result = run("restore-import.yaml");

    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step schema-backup failed: ", "Access denied")
        .contains("hint: Access denied means another user or password");
    tester.env("PROD_PASSWORD", JobsManager.PROD_PASSWORD);
  }

  private void stopsAtAColumnThatNobodyHasDecidedAbout() {
    String table = "alter table workflow_client ";
    Result result;
    system.server.execute(JobsManager.production(), table + "add column mobile varchar(30)");
    try {
      result = resume();
    } finally {
      system.server.execute(JobsManager.production(), table + "drop column mobile");
    }
    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step data-backup failed: ", "workflow_client.mobile")
        .contains("hint: A column that is new in production needs a line in masking.yaml.");
    assertThat(folder.resolve("restore"))
        .satisfiesAnyOf(
            none -> assertThat(none).doesNotExist(), empty -> assertThat(empty).isEmptyDirectory());
  }

  /** As if production had been migrated between the two backups. */
  private void stopsAtASchemaOfAnotherMoment() throws IOException {
    Path file = schemaInProduction();
    String right = Files.readString(file);
    Files.writeString(file, right.replaceAll("(?m)^ *`contact_person`.*\n", ""));
    Result result = resume();

    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step schema failed: the check does not hold")
        .contains("hint: If contact_person is missing, the schema was taken after");
    Files.writeString(folder.resolve("restore").resolve(file.getFileName()), right);
  }

  private static Path schemaInProduction() throws IOException {
    try (Stream<Path> files = Files.list(SshServer.prod().srv())) {
      return files
          .filter(file -> file.toString().endsWith("_schema.sql"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private void stopsWhereThePortIsTaken() throws IOException {
    int port = URI.create(system.url).getPort();
    Result result;
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      result = resume();
    }
    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step server failed: ")
        .contains("hint: If the port is taken, a server of an earlier restore may still run.");
  }

  private void goesOnToTheSignIn() {
    Result result = resume();
    assertThat(result.exit()).as(result.shown()).isEqualTo(3);
    assertThat(result.out()).contains("waiting: 15 of 22 steps passed");
  }

  /** Whoever asks the outside service says no, and yet confirms. */
  private void takesNoConfirmationForASignIn() {
    Browser browser = system.atXero().submit(Map.of("answer", "deny"));
    assertThat(browser.page()).isEqualTo("Xero says: access_denied");
    operator.confirmSignIn();
    Result result = resume();

    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step xero failed: the check does not hold", "actual:   number 0")
        .contains("hint: There is no active token.");
    assertThat(resume().exit()).isEqualTo(3);
  }

  private void setsNoneOfTwoOrganisations() {
    operator.doByHand("xero");
    system.organisations(2);
    Result result = resume();

    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step tenant failed: ", "Other Company 1")
        .contains("hint: Several organisations are only listed, and none is set");
    system.organisations(1);
  }

  private void stopsAtWhatCannotBeSerialized() {
    String table = "alter table job_costset rename column ";
    system.server.execute(system.development, table + "rev to revision");
    Result result = resume();

    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step serializers failed: ", "actual:   exit 1; 'job: 300 rows'");
    system.server.execute(system.development, table + "revision to rev");
  }

  private void goesOnToTheLastLook() {
    Result result = resume();

    assertThat(result.exit()).as(result.shown()).isEqualTo(3);
    assertThat(result.out()).contains("waiting: 21 of 22 steps passed");
    proof.developmentHasWhatProductionHad();
    proof.nothingOfProductionIsLeft();
  }

  private void noticesThatTheConnectionIsGone() {
    system.server.execute(system.development, "update workflow_xerotoken set is_active = 0");
    operator.confirmLastLook();
    Result result = resume();

    assertThat(result.exit()).as(result.shown()).isEqualTo(4);
    assertThat(result.err())
        .contains(
            "was refused: the world has changed since step xero passed: the check holds no longer");
  }

  private void passes() {
    system.server.execute(
        system.development, "update workflow_xerotoken set is_active = 1 order by id desc limit 1");
    Result result = resume();
    assertThat(result.exit()).as(result.shown()).isZero();
    assertThat(tester.stepgate("audit", "verify", "last").out()).contains("intact");
  }

  private Result run(String name) {
    String[] inputs = system.inputs();
    String[] command = new String[2 + inputs.length];
    command[0] = "run";
    command[1] = system.runbook(name).toString();
    System.arraycopy(inputs, 0, command, 2, inputs.length);
    return tester.stepgate(command);
  }

  private Result resume() {
    return tester.stepgate("resume", "last");
  }
}
