package dev.stepgate.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore as people go through it, in real browsers. */
class StoryIT {
  @TempDir Path home;
  private final Set<String> asked = new LinkedHashSet<>();

  @Test
  void fromTheStartToTheProof() throws Exception {
    try (Desk desk = new Desk(home, Map.of("story.yaml", Story.RUNBOOK))) {
      Page kim = desk.admin("kim");
      Page ann = desk.person(kim, "ann", "approver");
      remember(kim);
      remember(ann);

      starts(kim);
      watchesItFail(desk, kim);
      desk.look(kim, "failed");
      mendsAndResumes(desk, kim);
      desk.look(kim, "waiting-starter");
      confirms(desk, ann);
      assertThat(kim.locator("#head .badge")).hasText("✓ passed");
      assertThat(kim.locator("#next")).containsText("All 4 steps have passed");
      desk.look(kim, "passed");
      takesTheProof(desk, kim);

      assertThat(allThatWasAnswered(kim)).contains("table 40").doesNotContain(Story.SECRET);
      assertThat(desk.problems()).isEmpty();
    }
  }

  /** Every address that the browser asks for; a stream has no end to wait for. */
  private void remember(Page page) {
    page.onRequest(
        request -> {
          if (request.method().equals("GET") && !request.url().contains("/live")) {
            asked.add(request.url());
          }
        });
  }

  /** A browser may throw an answer away before a test can read it, so each is asked for again. */
  private String allThatWasAnswered(Page page) {
    assertThat(asked).hasSizeGreaterThan(20);
    return asked.stream()
        .map(address -> page.request().get(address))
        .map(answer -> answer.url() + "\n" + answer.headers() + "\n" + answer.text())
        .collect(Collectors.joining("\n"));
  }

  private static void starts(Page kim) {
    kim.navigate("/runbooks");
    kim.click("text=Restore production into development");
    kim.click("text=Start …");
    kim.fill("#secret-PROD_PASSWORD", Story.SECRET);
    kim.click("text=Start the run");
    kim.waitForURL("**/runs/story_*");
  }

  private static void watchesItFail(Desk desk, Page kim) {
    assertThat(kim.locator("#step-1")).containsText("running");
    assertThat(kim.locator(".viewer .text")).containsText("table 3:");
    desk.write("runbooks/watched", "");
    assertThat(kim.locator("#next-title")).hasText("Step 2, Load the data, failed");
    assertThat(kim.locator("#step-1")).containsText("passed");
    assertThat(kim.locator("#step-2")).containsText("failed");
    assertThat(kim.locator("#next .hint"))
        .containsText("The file comes from the export; look whether it is complete.");
    assertThat(kim.locator(".viewer .text")).containsText("No such file");
    kim.click("#step-1 a");
    assertThat(kim.locator(".viewer .text")).containsText("<b>bold</b> <script>alert(1)</script>");
    assertThat(kim.locator(".viewer .text")).containsText("password ***");
    assertThat(kim.locator(".viewer b")).hasCount(0);
    kim.click("#step-2 a");
  }

  private static void mendsAndResumes(Desk desk, Page kim) {
    desk.write("runbooks/data.sql", "one\n");
    resume(kim);
    assertThat(kim.locator("#step-2")).containsText("attempt 2");
    assertThat(kim.locator("#next-title")).hasText("Step 2, Load the data, failed");
    assertThat(kim.locator("#next .versus")).containsText("number >= 3");
    assertThat(kim.locator("#next .versus")).containsText("1");
    desk.write("runbooks/data.sql", "one\ntwo\nthree\n");
    resume(kim);
    assertThat(kim.locator("#next-title"))
        .hasText("Step 3, Say that development may be used, waits for a person");
    assertThat(kim.locator("#next")).containsText("somebody else has to confirm it");
    assertThat(kim.locator("button[value=confirm]")).isDisabled();
  }

  private static void resume(Page kim) {
    kim.fill("#resume-PROD_PASSWORD", Story.SECRET);
    kim.click("text=Resume >> nth=0");
    kim.waitForSelector("#next");
  }

  private static void confirms(Desk desk, Page ann) {
    ann.navigate("/waiting");
    desk.look(ann, "waiting-list");
    ann.click("text=Say that development may be used");
    ann.check("#item-0");
    ann.fill("#phrase", "may be used");
    ann.fill("#note", "looked at three jobs");
    ann.click("button[value=confirm]");
    assertThat(ann.locator("[role=alert]")).containsText("the phrase was not typed exactly");
    assertThat(ann.locator("#note")).hasValue("looked at three jobs");
    assertThat(ann.locator("#item-0")).isChecked();
    desk.look(ann, "refused-answer");
    ann.check("#item-1");
    ann.fill("#phrase", "MAY BE USED");
    ann.click("button[value=confirm]");
    assertThat(ann.locator("#head .badge")).hasText("✓ passed");
  }

  private void takesTheProof(Desk desk, Page kim) throws IOException, InterruptedException {
    kim.click("#head >> text=Log and verification");
    assertThat(kim.locator("#verdict .badge")).hasText("✓ intact");
    assertThat(kim.locator("#verdict")).containsText("records are sealed");
    assertThat(kim.locator(".viewer .text")).containsText("CONFIRMED by ann");
    desk.look(kim, "audit");
    Download bundle = kim.waitForDownload(() -> kim.click("text=Bundle"));
    Path zip = home.resolve("bundle.zip");
    bundle.saveAs(zip);
    Process check =
        new ProcessBuilder(
                "bash",
                "-euc",
                "python3 -m zipfile -e bundle.zip out; cd out/*; sha256sum -c --quiet SHA256SUMS;"
                    + " test -s report.html; openssl pkeyutl -verify -pubin -inkey"
                    + " seal.pub -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes());
    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said).contains("Signature Verified Successfully");
  }
}
