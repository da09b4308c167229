package dev.stepgate.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.stepgate.audit.LogReader;
import dev.stepgate.run.RunQuery;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with runs that have stopped, by the buttons of their pages. */
class ButtonsIT {
  @TempDir static Path home;
  private static Desk desk;
  private static Page kim;

  @BeforeAll
  static void begin() {
    desk = new Desk(home, Map.of());
    kim = desk.admin("kim");
  }

  @AfterAll
  static void end() {
    assertThat(desk.problems()).isEmpty();
    desk.close();
  }

  @Test
  void aStepThatMayRunTwiceIsRunAgain() throws Exception {
    String run = killed("redo");
    kim.navigate("/runs/" + run);
    assertThat(kim.locator("#next-title")).hasText("Step 2, Load the data, was interrupted");
    assertThat(kim.locator("#says-redo")).containsText("Ends whatever is left of step 2");
    desk.look(kim, "interrupted");
    desk.write("runbooks/redo.go", "");
    kim.fill("#redo-reason", "the table was empty");
    kim.click("text=Run step 2 again");
    assertThat(kim.locator("#head .badge")).hasText("✓ passed");
    assertThat(kim.locator("#step-2")).containsText("attempt 2");
    assertThat(read("redo.begun")).hasLineCount(2);
    assertThat(log(run)).contains("the table was empty");
  }

  @Test
  void aStepThatTookEffectIsTakenAsDone() throws Exception {
    String run = killed("accept");
    desk.write("runbooks/accept.go", "");
    Patience.until("the effect", () -> Files.exists(home.resolve("runbooks/accept.loaded")));
    kim.navigate("/runs/" + run);
    kim.fill("#accept-reason", "all rows are there");
    kim.click("text=Take step 2 as done");
    assertThat(kim.locator("#head .badge")).hasText("✓ passed");
    assertThat(read("accept.begun")).hasLineCount(1);
    assertThat(log(run)).contains("all rows are there");
  }

  @Test
  void aRunIsAbortedWithAReasonAndItsTargetIsFree() throws IOException {
    desk.runbook("abort.yaml", failing("abort", "false"));
    String run = started("abort");
    kim.click("text=Abort the run …");
    kim.click("button:text-is('Abort the run')");
    assertThat(kim.locator("#abort-reason:invalid")).hasCount(1);
    assertThat(kim.locator("#head .badge")).hasText("✗ failed");
    kim.fill("#abort-reason", "tomorrow again");
    kim.click("button:text-is('Abort the run')");
    assertThat(kim.locator("#next-title")).hasText("The run was aborted");
    assertThat(kim.locator("#next form")).hasCount(0);
    assertThat(log(run)).contains("tomorrow again");
    assertThat(started("abort")).isNotEqualTo(run);
  }

  @Test
  void aRunGoesOnWithAChangedRunbookAndTwoRunsAreCompared() throws IOException {
    desk.runbook("change.yaml", failing("change", "false"));
    String first = started("change");
    kim.click("text=Abort the run …");
    kim.fill("#abort-reason", "to compare it");
    kim.click("button:text-is('Abort the run')");
    String second = started("change");
    desk.runbook("change.yaml", failing("change", "echo 7 rows"));
    kim.click("button:text-is('Resume')");
    assertThat(kim.locator("[role=alert]")).containsText("has changed");
    kim.click("text=Resume with the changed runbook …");
    kim.fill("#acceptChanges-reason", "the command was wrong");
    kim.click("button:text-is('Resume with the changed runbook')");
    assertThat(kim.locator("#head .badge")).hasText("✓ passed");
    assertThat(log(second)).contains("the command was wrong");

    kim.navigate("/compare");
    kim.fill("#a", first);
    kim.fill("#b", second);
    kim.click("main button");
    assertThat(kim.locator("main [role=status]")).hasText("1 step differs.");
    assertThat(kim.locator("tbody tr >> nth=0")).not().containsText("differently");
    assertThat(kim.locator("tbody tr >> nth=1")).containsText("the step is written differently");
    assertThat(kim.locator("tbody tr >> nth=1")).containsText("it ended differently");
    desk.look(kim, "compared");
  }

  @Test
  void whoMayOnlyLookIsOfferedNothingElse() {
    desk.runbook("look.yaml", failing("look", "false"));
    String run = started("look");
    Page vera = desk.person(kim, "vera", "viewer");
    vera.navigate("/runs/" + run);
    assertThat(vera.locator("#next-title")).hasText("Step 2, Load the data, failed");
    assertThat(vera.locator("#next form")).hasCount(0);
    vera.navigate("/runbook?name=look.yaml");
    assertThat(vera.locator("h1")).hasText("Load");
    assertThat(vera.locator("text=Start …")).hasCount(0);
    vera.navigate("/start?name=look.yaml");
    assertThat(vera.locator("main")).containsText("You may not do this");
    Page olga = desk.person(kim, "olga", "operator");
    olga.navigate("/runs/" + run);
    assertThat(olga.locator("button:text-is('Resume')")).isVisible();
    desk.look(vera, "viewer");
  }

  /** A step in the middle of which the whole program was killed. */
  private static String killed(String name) throws Exception {
    desk.runbook(
        name + ".yaml",
        """
        runbook: %1$s
        title: Load
        lock: %1$s
        steps:
          - {id: export, title: Export the data, run: echo exported, unchecked: it only prints}
          - id: load
            title: Load the data
            run: |
              cd "$RUNBOOK_FOLDER"
              echo begun >> %1$s.begun
              until [ -e %1$s.go ]; do sleep 0.05; done
              echo loaded > %1$s.loaded
            check: {run: cat "$RUNBOOK_FOLDER/%1$s.loaded", contains: loaded}
        """
            .formatted(name));
    Process program =
        RunbookTester.in(home)
            .env("STEPGATE_HOME", home.toString())
            .start("run", "runbooks/" + name + ".yaml");
    Patience.until("the step", () -> Files.exists(home.resolve("runbooks/" + name + ".begun")));
    program.destroyForcibly().waitFor();
    return desk.engine().runs(new RunQuery("", "", name, 0, 1)).runs().get(0).runId();
  }

  private static String failing(String name, String command) {
    return """
        runbook: %1$s
        title: Load
        lock: %1$s
        steps:
          - {id: export, title: Export the data, run: echo exported, unchecked: it only prints}
          - {id: load, title: Load the data, run: %2$s, unchecked: it only prints}
        """
        .formatted(name, command.equals("false") ? "'false'" : command);
  }

  /** Started in a browser, which shows its end. */
  private static String started(String name) {
    kim.navigate("/start?name=" + name + ".yaml");
    kim.click("text=Start the run");
    kim.waitForURL("**/runs/" + name + "_*");
    assertThat(kim.locator("#next-title")).hasText("Step 2, Load the data, failed");
    return kim.url().replaceAll(".*/", "");
  }

  private static String log(String run) {
    return LogReader.read(desk.engine().folder(run)).records().toString();
  }

  private static String read(String file) throws IOException {
    return Files.readString(home.resolve("runbooks").resolve(file));
  }
}
