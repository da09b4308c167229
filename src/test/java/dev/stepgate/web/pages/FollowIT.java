package dev.stepgate.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.stepgate.run.RunQuery;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of another process, followed in a browser while they print. */
class FollowIT {
  private static final String SLOW =
      """
      runbook: slow
      lock: slow
      steps:
        - {id: load, run: 'until [ -e "$RUNBOOK_FOLDER/go" ]; do sleep 0.05; done', unchecked: it only waits}
      """;

  /** More than a thousand million bytes, with a word close to the end. */
  private static final String GIGABYTE =
      """
      runbook: gigabyte
      lock: gigabyte
      steps:
        - id: print
          run: |
            head -c 1073741824 <(yes 'INSERT INTO jobs VALUES (4711, "a job as any other", "2026-01-01");')
            echo; echo the needle; seq 1 3000
          unchecked: it only prints
      """;

  @TempDir static Path home;
  private static Desk desk;
  private static RunbookTester shell;
  private static Page kim;

  @BeforeAll
  static void begin() {
    desk = new Desk(home, Map.of("slow.yaml", SLOW, "gigabyte.yaml", GIGABYTE));
    kim = desk.admin("kim");
    shell =
        RunbookTester.in(home)
            .env("STEPGATE_HOME", home.toString())
            .env("STEPGATE_OUTPUT_LIMIT", "2GB");
  }

  @AfterAll
  static void end() {
    assertThat(desk.problems()).isEmpty();
    desk.close();
  }

  @Test
  void aStepThatIsSlowerThanUsualSaysSoWhileItRuns() throws Exception {
    desk.write("runbooks/go", "");
    for (int i = 0; i < 2; i++) {
      assertThat(shell.stepgate("run", "runbooks/slow.yaml").exit()).isZero();
    }
    Files.delete(home.resolve("runbooks/go"));
    Process program = shell.start("run", "runbooks/slow.yaml");
    follow("slow");
    assertThat(kim.locator("#step-1 .pace")).containsText("times slower than usual");
    desk.look(kim, "slower");
    desk.write("runbooks/go", "");
    assertThat(kim.locator("#head .badge")).hasText("✓ passed");
    assertThat(program.waitFor()).isZero();
  }

  @Test
  void aGigabyteIsFollowedPausedAndSearched() throws Exception {
    Process program = shell.start("run", "runbooks/gigabyte.yaml");
    follow("gigabyte");
    assertThat(kim.locator(".viewer .text")).containsText("a job as any other");
    kim.click(".viewer .follow");
    String paused = kim.textContent(".viewer .text");
    String size = kim.textContent(".viewer .where");
    assertThat(kim.locator(".viewer .where")).not().hasText(size);
    assertThat(kim.textContent(".viewer .text")).isEqualTo(paused);
    assertThat(program.waitFor()).isZero();
    assertThat(kim.locator("#head .badge")).hasText("✓ passed");
    kim.click(".viewer .start");
    assertThat(kim.locator(".viewer .where")).containsText("0 to 65,");
    kim.fill(".viewer .wanted", "THE NEEDLE");
    kim.keyboard().press("Enter");
    assertThat(kim.locator(".viewer mark")).hasText("the needle");
    assertThat(kim.locator(".viewer .where")).containsText("of 1,073,7");
    assertThat((int) kim.evaluate("document.querySelector('.viewer .text').textContent.length"))
        .isLessThanOrEqualTo(5 * 65_536);
  }

  private static void follow(String runbook) {
    RunQuery last = new RunQuery("", "running", runbook, 0, 1);
    Patience.until("the run", () -> !desk.engine().runs(last).runs().isEmpty());
    kim.navigate("/runs/" + desk.engine().runs(last).runs().get(0).runId());
    assertThat(kim.locator("#step-1")).containsText("running");
  }
}
