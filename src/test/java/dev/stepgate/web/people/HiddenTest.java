package dev.stepgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.web.Browser;
import dev.stepgate.web.api.ServerTester;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runbooks that are not for everybody's eyes. */
class HiddenTest {
  private static final String RUNBOOK =
      """
      runbook: %s
      steps:
        - {id: only, run: echo done, unchecked: it only prints}
      """;
  private static final List<String> LISTS =
      List.of(
          "/",
          "/?state=passed",
          "/waiting",
          "/runbooks",
          "/api/v1/runs",
          "/api/v1/runs?text=pay",
          "/api/v1/runbooks");
  private static final String FORM = "decision=confirm&step=only&attempt=1&evidence=x&reason=x";
  private static final Path TABLE = Path.of("src/main/resources/dev/stepgate/web/endpoints.txt");
  @TempDir private Path folder;
  private ServerTester server;
  private String run = "";

  @BeforeEach
  void start() {
    server =
        ServerTester.in(
                folder,
                "access:",
                "  - {runbook: pay*, hidden: true}",
                "  - {runbook: pay*, role: viewer, people: [wanda]}")
            .runbook("open.yaml", RUNBOOK.formatted("open"))
            .runbook("wages.yaml", RUNBOOK.formatted("payroll"));
    server.token("wanda");
    Browser root = server.browser("root");
    assertThat(root.get("/start?name=wages.yaml").statusCode()).isEqualTo(403);
    run =
        server.post("wanda", "/api/v1/runs", "{\"runbook\": \"wages.yaml\"}", null).text("run_id");
    ServerTester.until(
        nothing ->
            server
                .send("wanda", server.request("/api/v1/runs/" + run).GET())
                .text("state")
                .equals("passed"));
    server.awaitState(server.start("open.yaml"), "passed");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void standInNoListAndNoCount() {
    Browser root = server.browser("root");
    Browser wanda = server.browser("wanda");
    for (String list : LISTS) {
      assertThat(root.get(list).body()).as(list).doesNotContain("payroll");
    }
    assertThat(root.get("/").body()).contains("1 run<").contains("open_");
    assertThat(wanda.get("/").body()).contains("2 runs<").contains(run);
    assertThat(wanda.get("/runbooks").body()).contains("payroll");
    assertThat(root.get("/api/v1/runs").body()).contains("\"total\":1");
    assertThat(wanda.get("/api/v1/runs").body()).contains("\"total\":2");
  }

  @Test
  void showAndDoNothingForOthersAtAnyAddressOfTheirRuns() throws IOException {
    Browser root = server.browser("root");
    root.get("/account");
    Browser wanda = server.browser("wanda");
    int looked = 0;
    for (String row : Files.readAllLines(TABLE)) {
      String[] words = row.split("\\s+");
      boolean leadsBack = row.matches("GET +/runs/\\{id}/(resume|abort|decision) .*");
      if (row.contains("/runs/{") && !leadsBack) {
        HttpResponse<String> answer = ask(root, words[0], words[1]);
        assertThat(answer.statusCode()).as(row + answer.body()).isEqualTo(403);
        assertThat(answer.body()).as(row).contains("root may not ", " payroll");
        looked++;
      }
    }
    assertThat(looked).isGreaterThan(20);
    assertThat(wanda.get("/runs/" + run).statusCode()).isEqualTo(200);
    assertThat(wanda.get("/runs/" + run + "/output/01-only.1.txt").body()).isEqualTo("done\n");
    assertThat(root.get("/compare?a=" + run + "&b=" + run).statusCode()).isEqualTo(403);
    assertThat(root.get("/runbook?name=wages.yaml").statusCode()).isEqualTo(403);
    for (String what : List.of("lint", "needs")) {
      String path = "/api/v1/runbooks/" + what + "?name=";
      assertThat(root.get(path + "wages.yaml").statusCode()).as(what).isEqualTo(403);
      assertThat(root.get(path + "open.yaml").statusCode()).as(what).isEqualTo(200);
    }
  }

  private HttpResponse<String> ask(Browser browser, String method, String pattern) {
    String path =
        pattern
                .replaceFirst("\\{(id|run)}", run)
                .replace("{file}", "01-only.1.txt")
                .replace("{format}", "html")
            + (pattern.endsWith("search") ? "?text=x" : "");
    if (method.equals("GET")) {
      return browser.get(path);
    }
    boolean page = pattern.startsWith("/runs/");
    return browser.send(
        browser
            .request(path)
            .header("X-XSRF-TOKEN", browser.form())
            .header("Content-Type", page ? Browser.FORM_TYPE : "application/json")
            .POST(BodyPublishers.ofString(page ? FORM : json(pattern))));
  }

  /** What the call takes, so that it is refused for nothing else. */
  private static String json(String pattern) {
    if (pattern.endsWith("/decision")) {
      return """
      {"decision": "confirmed", "step": "only", "attempt": 1, "evidence": "x"}
      """;
    }
    return pattern.endsWith("/abort") ? "{\"reason\": \"x\"}" : "{}";
  }
}
