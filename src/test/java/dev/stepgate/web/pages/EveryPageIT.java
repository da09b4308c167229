package dev.stepgate.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.stepgate.run.store.RunRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each page in light and dark, on a phone, by keyboard alone, and with very much on it. */
class EveryPageIT {
  private static final String HAND =
      """
      runbook: hand
      title: Ask somebody
      steps:
        - id: before
          title: Print something
          run: seq 1 30000; printf '\\033[31mred\\033[0m\\n'; echo the needle; seq 1 30000
          unchecked: it only prints
        - id: ask
          title: Look at it
          manual: |
            Look at development.
            Say whether it is right.
          checklist: [The counts look right]
          unchecked: a person says it
      """;
  @TempDir static Path home;
  private static Desk desk;
  private static Page kim;
  private static String run;

  @BeforeAll
  static void begin() {
    desk =
        new Desk(
            home,
            Map.of(
                "hand.yaml",
                HAND,
                "keys.yaml",
                HAND.replace("runbook: hand", "runbook: keys"),
                "long.yaml",
                longOne(),
                "broken.yaml",
                "runbook: x\nstep: []\n"));
    kim = desk.admin("kim");
    run = start("hand.yaml");
    many();
  }

  @AfterAll
  static void end() {
    desk.close();
  }

  @Test
  void everyPageIsAccessibleAndFitsAPhone() {
    for (String address :
        List.of(
            "/",
            "/waiting",
            "/runbooks",
            "/runbook?name=hand.yaml",
            "/start?name=hand.yaml",
            "/runs/" + run,
            "/runs/" + run + "?step=before",
            "/runs/" + run + "/audit",
            "/compare?a=" + run + "&b=" + run,
            "/runs/none",
            "/nowhere",
            "/?q=nothing-like-it",
            "/people",
            "/people/log",
            "/account")) {
      look(address);
    }
    Page stranger = desk.page(360, 740, ColorScheme.DARK);
    stranger.navigate("/sign-in");
    Accessible.check(stranger);
    Shot.of(stranger, "page-sign-in-phone-dark");
    assertThat(desk.problems()).isEmpty();
  }

  @Test
  void manyRunsComePageByPage() {
    Page page = desk.again(kim, 1280, 900, ColorScheme.LIGHT);
    page.navigate("/");
    page.selectOption("#runbook", "old");
    assertThat(page.locator("#range")).hasText("2,000 runs, 1 to 50");
    page.click("a[rel=next]");
    assertThat(page.locator("#range")).hasText("2,000 runs, 51 to 100");
    page.click("a[rel=prev]");
    assertThat(page.locator("#range")).hasText("2,000 runs, 1 to 50");
    page.navigate("/?runbook=old&page=40");
    assertThat(page.locator("#list tbody tr")).hasCount(50);
    assertThat(page.locator("a[rel=next]")).hasCount(0);
    page.fill("#q", "db 1234");
    assertThat(page.locator("#range")).hasText("1 run");
    assertThat(page.locator("#list tbody")).containsText("old_20260101_001234");
    assertThat(page.url()).contains("q=db").doesNotContain("page=");
  }

  @Test
  void confirmsByKeyboardAlone() {
    Page page = desk.again(kim, 1280, 900, ColorScheme.LIGHT);
    page.navigate("/start?name=keys.yaml");
    page.keyboard().press("Tab");
    assertThat((String) page.evaluate("document.activeElement.className")).isEqualTo("skip");
    page.keyboard().press("Enter");
    tabTo(page, "Start the run");
    page.keyboard().press("Enter");
    page.waitForURL("**/runs/keys_*");
    assertThat(page.locator("#next-title")).hasText("Step 2, Look at it, waits for a person");
    tabTo(page, "The counts look right");
    page.keyboard().press("Space");
    tabTo(page, "Confirm");
    page.keyboard().press("Enter");
    assertThat(page.locator("#head .badge")).hasText("✓ passed");
  }

  @Test
  void theViewerKeepsABoundedPieceAndFindsWhatIsInTheRest() {
    Page page = desk.again(kim, 1280, 900, ColorScheme.LIGHT);
    page.navigate("/runs/" + run + "?step=before");
    page.fill(".wanted", "NEEDLE");
    page.keyboard().press("Enter");
    assertThat(page.locator("mark")).hasText("needle");
    assertThat(page.locator(".viewer .text")).containsText("\\u{1b}[31mred");
    page.click(".start");
    assertThat(page.locator(".viewer .where")).containsText("0 to 65,");
    for (int i = 0; i < 12; i++) {
      page.evaluate(
          "t => { const e = document.querySelector('.viewer .text'); e.scrollTop = e.scrollHeight }");
      page.waitForTimeout(150);
    }
    int kept = (int) page.evaluate("document.querySelector('.viewer .text').textContent.length");
    assertThat(kept).isLessThanOrEqualTo(5 * 65_536);
  }

  @Test
  void aThousandStepsAreAllThere() {
    String id = start("long.yaml");
    Page page = desk.again(kim, 1280, 900, ColorScheme.LIGHT);
    page.navigate("/runs/" + id);
    assertThat(page.locator(".steps li")).hasCount(1_000);
    assertThat(page.locator(".steps a[aria-current=step]")).containsText("✗1 stopfailed");
  }

  /** More runs than one page shows. */
  private static void many() {
    Instant old = Instant.now().minus(Duration.ofDays(40));
    for (int i = 0; i < 2_000; i++) {
      String id = String.format(Locale.ROOT, "old_20260101_%06d", i);
      desk.engine()
          .store()
          .runs()
          .insert(
              new RunRow(
                  id,
                  "old",
                  "db " + i,
                  home.resolve("gone"),
                  "aborted",
                  "ann@vm",
                  old.plusSeconds(i),
                  old.plusSeconds(i)));
    }
  }

  private static String longOne() {
    return "runbook: long\nsteps:\n  - {id: stop, run: 'false', unchecked: it fails}\n"
        + IntStream.range(1, 1_000)
            .mapToObj(
                i ->
                    "  - {id: s"
                        + i
                        + ", title: Step with number "
                        + i
                        + ", run: 'true', unchecked: nothing}\n")
            .collect(Collectors.joining());
  }

  private static String start(String runbook) {
    Page page = desk.again(kim, 1280, 900, ColorScheme.LIGHT);
    page.navigate("/start?name=" + runbook);
    page.click("text=Start the run");
    page.waitForURL("**/runs/*");
    page.waitForSelector("#next.wait, #next.bad");
    String id = page.url().replaceAll(".*/", "");
    page.context().close();
    return id;
  }

  private static void look(String address) {
    String name = address.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
    Page page = desk.again(kim, 1280, 900, ColorScheme.LIGHT);
    page.navigate(address);
    desk.look(
        page, "page-" + (name.isEmpty() ? "runs" : name.substring(0, Math.min(24, name.length()))));
    page.context().close();
  }

  private static void tabTo(Page page, String label) {
    String focused =
        "(() => { const e = document.activeElement; return e.closest('label')?.textContent ?? e.textContent; })()";
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (String.valueOf(page.evaluate(focused)).strip().equals(label)) {
        return;
      }
    }
    throw new AssertionError("not reached by Tab: " + label);
  }
}
