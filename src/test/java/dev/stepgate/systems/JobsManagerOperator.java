package dev.stepgate.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does and confirms what the restore of jobs-manager wants from a person. */
final class JobsManagerOperator {
  private final JobsManager system;
  private final RunbookTester tester;

  JobsManagerOperator(JobsManager system) {
    this.system = system;
    this.tester = system.tester;
  }

  void doByHand(String step) {
    if (step.equals("xero")) {
      Browser browser = system.atXero().submit(Map.of("answer", "allow"));
      assertThat(browser.page()).contains("<p>Connected to Xero</p>");
      confirmSignIn();
    } else {
      confirmLastLook();
    }
  }

  void confirmSignIn() {
    confirm(
        "Signed in to the application",
        "Completed the sign-in at Xero",
        "The application shows Connected to Xero");
  }

  void confirmLastLook() {
    confirm(
        "Login works as " + JobsManager.ADMIN,
        "The job list shows real jobs",
        "The Kanban board loads without errors and shows jobs",
        "Xero is shown as connected",
        "There are no database errors in the server's output");
  }

  private void confirm(String... items) {
    List<String> command = new ArrayList<>(List.of("confirm", "last"));
    for (String item : items) {
      command.addAll(List.of("--item", item));
    }
    Result result = tester.stepgate(command.toArray(String[]::new));
    assertThat(result.exit()).as(result.shown()).isZero();
  }

  /** As the hint of the step {@code load} says. */
  void applySchemaAgain() {
    shell(
        "set -a; . ./.env; MYSQL_PWD=$DB_PASSWORD mysql -h \"$DB_HOST\" -P \"$DB_PORT\""
            + " -u \"$MYSQL_DB_USER\" \"$MYSQL_DATABASE\""
            + " --execute=\"source $(ls restore/*_schema.sql)\"");
  }

  private void shell(String script) {
    Result result = tester.shell(script);
    assertThat(result.exit()).as(result.shown()).isZero();
  }
}
