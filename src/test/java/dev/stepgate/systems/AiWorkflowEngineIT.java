package dev.stepgate.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbooks of the workflow engine on its application, with a stand-in for docker. */
class AiWorkflowEngineIT {
  @TempDir Path folder;
  private WorkflowEngine engine;
  private RunbookTester tester;

  @BeforeEach
  void begin() {
    engine = new WorkflowEngine(folder);
    tester = engine.tester();
  }

  @AfterEach
  void end() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void everyRunbookGoesToItsEndWithAFaultAtEveryStep() throws IOException {
    goes("start", "");
    goes("migrate", "");
    assertThat(engine.query("select version_num from alembic_version")).isEqualTo("0005");
    goes("rollback", "ROLL BACK", "REVISION=0003");
    assertThat(engine.query("select version_num from alembic_version")).isEqualTo("0003");
    passes("migrate");
    goes("accounts", "");
    seedsAndTheAdministratorAreThereOnce();
    goes("passwords", "REMOVE OLD HASHES");
    hashesAreNew();
  }

  @Test
  void aNewMigrationIsMadeWithAFaultAtEveryStep() throws IOException {
    passes("start");
    engine.alembic("upgrade", "head");
    goesToTheNewMigration();
  }

  @Test
  void aSpoiltDatabaseUserIsMendedWithAFaultAtEveryStep() throws IOException {
    engine.execute(
        "alter role engine createdb createrole password 'forgotten'"
            + "; grant pg_monitor to engine; alter table users owner to test"
            + "; alter function note_change owner to test");
    goes("database-user", "");
    assertThat(
            engine.query(
                "select rolcreatedb or rolcreaterole or pg_has_role('engine', 'pg_monitor', 'member')"
                    + " from pg_roles where rolname = 'engine'"))
        .isEqualTo("f");
    assertThat(
            engine.query(
                "select count(*) from pg_proc where proowner = 'test'::regrole"
                    + " and pronamespace = 'public'::regnamespace"))
        .isEqualTo("0");
    passes("start");
    passes("migrate");
  }

  @Test
  void realCausesAreNamedAndAfterTheyAreMendedTheRunGoesOn() throws IOException {
    passes("start");
    aWrongPasswordStopsTheFirstStep();
    aServerThatIsAwayIsNamed();
    aUserWhoNeedsNoCertificateIsNoticed();
    aMigrationThatFailsIsUndoneAsAWhole();
    aWeakPasswordStopsBeforeAnythingIsWritten();
    aHashOfUnknownKindIsNamed();
    modelsWithoutChangesMakeNoMigration();
  }

  private void aWrongPasswordStopsTheFirstStep() {
    engine.secret("postgres_password", "not the password");
    Result result = run("migrate");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step connection failed: ", "password authentication failed")
        .doesNotContain("not the password");
    engine.secret("postgres_password", engine.password());
    tester.stepgate("abort", "last", "--reason", "the password was wrong");
  }

  private void aServerThatIsAwayIsNamed() {
    int port = Servers.freePort();
    Result result = run("migrate", "DB_PORT=" + port);
    assertThat(result.exit()).as(result.shown()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step connection failed: ", "127.0.0.1:" + port, "refused");
    tester.stepgate("abort", "last", "--reason", "the server was away");
  }

  private void aUserWhoNeedsNoCertificateIsNoticed() {
    Result result = run("migrate", "DB_USER=test");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: step connection failed: ", "hint: Where the server takes anybody");
    tester.stepgate("abort", "last", "--reason", "the user was wrong");
  }

  private void aMigrationThatFailsIsUndoneAsAWhole() throws IOException {
    Path migration = engine.application().resolve("migrations/versions/0006_later.py");
    String text =
        """
        from alembic import op

        revision = "0006"
        down_revision = "0005"


        def upgrade():
            op.execute("insert into nowhere values (1)")
        """;
    Files.writeString(migration, text);
    Result failed = run("migrate");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err())
        .contains("error: step upgrade failed: ", "relation \"nowhere\" does not exist")
        .contains("so the schema is that of 0003");
    assertThat(engine.query("select version_num from alembic_version")).isEqualTo("0003");
    assertThat(engine.query("select to_regclass('user_preferences')")).isNull();
    Files.writeString(migration, text.replace("insert into nowhere values (1)", "select 1"));
    resumes(0);
    assertThat(engine.query("select version_num from alembic_version")).isEqualTo("0006");
  }

  private void aWeakPasswordStopsBeforeAnythingIsWritten() {
    engine.secret("admin_password", "password");
    Result failed = run("accounts");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err())
        .contains("error: step password failed: ", "shorter than 12 characters", "no digit");
    assertThat(engine.query("select count(*) from roles")).isEqualTo("0");
    engine.secret("admin_password", "Long enough, 4 sure");
    resumes(0);
  }

  private void aHashOfUnknownKindIsNamed() {
    engine.execute("update users set hashed_password = 'plain' where email = 'lee@example.com'");
    Result failed = run("passwords");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err())
        .contains("error: step old-hashes failed: ", "hint: The ids shown have a hash");
    engine.execute(
        "delete from user_preferences; delete from users where hashed_password = 'plain'");
    resumes(3);
    confirm("REMOVE OLD HASHES");
    resumes(0);
  }

  private void modelsWithoutChangesMakeNoMigration() throws IOException {
    Result failed = run("new-migration", "MESSAGE=Add nothing");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err())
        .contains("error: step generate failed: ", "means that no changes were detected");
    assertThat(tester.stepgate("abort", "last", "--reason", "nothing to do").exit()).isZero();
  }

  private void resumes(int exit) {
    Result result = tester.stepgate("resume", "last");
    assertThat(result.exit()).as(result.shown()).isEqualTo(exit);
  }

  private void seedsAndTheAdministratorAreThereOnce() {
    assertThat(engine.query("select string_agg(name, ' ' order by name) from roles"))
        .isEqualTo("admin moderator user");
    assertThat(engine.query("select count(*) from system_settings")).isEqualTo("1");
    assertThat(engine.query("select count(*) from users where hashed_password like '$argon2id$%'"))
        .isEqualTo("1");
    assertThat(engine.query("select count(*) from user_roles")).isEqualTo("1");
  }

  /** The one who has signed in has a hash of the password itself, the other a wrapped one. */
  private void hashesAreNew() {
    assertThat(engine.query("select count(*) from users where hashed_password like '$argon2id$%'"))
        .isEqualTo("2");
    assertThat(
            engine.query(
                "select count(*) from users where hashed_password like 'bcrypt+argon2id:%'"))
        .isEqualTo("1");
    assertThat(tester.filesContaining(WorkflowEngine.KNOWN_PASSWORD.getBytes()))
        .containsExactly(tester.path("secrets/known_password.txt"));
  }

  private void goesToTheNewMigration() throws IOException {
    Path accounts = engine.application().resolve("app/shared/database/models/accounts.py");
    String column = "    theme = Column(";
    Files.writeString(
        accounts,
        Files.readString(accounts).replace(column, "    language = Column(String(5))\n" + column));
    goes("new-migration", null, "MESSAGE=Add language to user's \"preferences\"; $(date)");
    assertThat(engine.alembic("history", "-r", "0005:heads"))
        .contains("(head), Add language to user's \"preferences\"; $(date)");
  }

  private void goes(String runbook, String phrase, String... inputs) {
    new EveryStepFails(tester, engine.runbook(runbook), step -> confirm(phrase))
        .run(engine.inputs(runbook, inputs));
  }

  private void passes(String runbook, String... inputs) {
    Result result = run(runbook, inputs);
    assertThat(result.exit()).as(result.shown()).isZero();
  }

  private void confirm(String phrase) {
    Result confirmed =
        phrase == null
            ? tester.stepgate(
                "confirm",
                "last",
                "--item",
                "It does what its message says, and nothing else",
                "--item",
                "Its downgrade takes everything back")
            : tester.stepgate("confirm", "last", "--phrase", phrase);
    assertThat(confirmed.exit()).as(confirmed.shown()).isZero();
  }

  private Result run(String runbook, String... inputs) {
    String[] all = engine.inputs(runbook, inputs);
    String[] command = new String[all.length + 2];
    command[0] = "run";
    command[1] = engine.runbook(runbook).toString();
    System.arraycopy(all, 0, command, 2, all.length);
    return tester.stepgate(command);
  }
}
