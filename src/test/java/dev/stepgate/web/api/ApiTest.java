package dev.stepgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ApiTest {
  private static final String TWO =
      """
      runbook: two
      title: Two steps
      inputs:
        WORD: {default: hello, description: What to say.}
      secrets:
        PASS: {prompt: The password}
      steps:
        - id: say
          run: |
            echo "$WORD $PASS"
            echo more
          check: {run: echo "$WORD", contains: hello}
        - id: look
          manual: Look at it.
          checklist: [Seen, Understood]
          type: DONE IT
          unchecked: a person looked
      """;
  private static final String QUICK =
      """
      runbook: quick
      steps:
        - id: only
          run: echo done
          check: {run: echo done, contains: done}
      """;
  @TempDir private static Path folder;
  private static ServerTester server;

  @BeforeAll
  static void start() {
    server =
        ServerTester.in(folder)
            .runbook("two.yaml", TWO)
            .runbook("more/quick.yaml", QUICK)
            .runbook("broken.yaml", "runbook: broken\nsteps: [{id: x, rum: echo}]\n");
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @Test
  void aRunIsStartedConfirmedAndProvenOverHttp() throws Exception {
    ServerTester.Answer started =
        server.post(
            "/api/v1/runs",
            "{\"runbook\": \"two.yaml\", \"values\": {\"WORD\": \"hello you\"}, \"secrets\": {\"PASS\":"
                + " \"xyzzy-4711\"}}");
    assertThat(started.status()).isEqualTo(201);
    String run = started.text("run_id");
    assertThat(started.header("Location")).isEqualTo("/api/v1/runs/" + run);
    server.awaitState(run, "waiting");
    JsonNode prompt = server.get("/api/v1/runs/" + run + "/prompt").json();
    assertThat(prompt.path("checklist").toString()).isEqualTo("[\"Seen\",\"Understood\"]");

    ServerTester.Answer decided =
        server.post("bob", "/api/v1/runs/" + run + "/decision", confirmation(prompt), null);
    assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    assertThat(decided.text("user")).isEqualTo("bob");
    server.awaitState(run, "passed");

    ServerTester.Answer shown = server.get("/api/v1/runs/" + run);
    assertThat(shown.json().path("passed").asInt()).isEqualTo(2);
    assertThat(server.get("/api/v1/runs/" + run + "/outputs/01-say.1.txt").body())
        .isEqualTo("hello you ***\nmore\n");
    JsonNode verified = server.get("/api/v1/runs/" + run + "/verify").json();
    assertThat(verified.path("state").asString()).isEqualTo("intact");
    assertThat(verified.path("known_head").asBoolean()).isTrue();
    assertThat(server.get("/api/v1/runs/" + run + "/log").body()).contains("passed");
    for (String format : new String[] {"text", "md", "html", "json", "csv", "junit"}) {
      assertThat(server.get("/api/v1/runs/" + run + "/report?format=" + format).status())
          .isEqualTo(200);
    }
    assertNothingHolds("xyzzy-4711");
  }

  private static String confirmation(JsonNode prompt) {
    return "{\"decision\": \"confirmed\", \"step\": \"look\", \"attempt\": 1, \"evidence\": "
        + prompt.path("evidence")
        + ", \"items\": [\"Seen\", \"Understood\"], \"phrase\": \"DONE IT\"}";
  }

  private static void assertNothingHolds(String secret) throws Exception {
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void theRunIsToldAsTheCommandLineTellsIt() {
    String run = server.start("more/quick.yaml");
    server.awaitState(run, "passed");
    JsonNode shown = server.get("/api/v1/runs/" + run).json();
    assertThat(shown.propertyNames())
        .containsExactly(
            "run_id",
            "runbook",
            "title",
            "target",
            "folder",
            "state",
            "started_by",
            "started_at",
            "ended_at",
            "attempts",
            "steps",
            "remarks",
            "next",
            "passed",
            "total");
    JsonNode attempt = shown.path("steps").path(0).path("attempts").path(0);
    assertThat(attempt.path("outcome").asString()).isEqualTo("passed");
    assertThat(attempt.path("took_ms").isIntegralNumber()).isTrue();
    JsonNode listed =
        server.get("/api/v1/runs?runbook=quick&state=passed&text=" + run + "&limit=1").json();
    assertThat(listed.path("total").asInt()).isEqualTo(1);
    assertThat(listed.path("runs").path(0).path("run_id").asString()).isEqualTo(run);
  }

  @Test
  void recordsComePageByPageAsTheyStandInTheLog() throws Exception {
    String run = server.start("more/quick.yaml");
    server.awaitState(run, "passed");
    StringBuilder all = new StringBuilder();
    long next = 0;
    JsonNode page;
    do {
      page = server.get("/api/v1/runs/" + run + "/records?limit=3&from=" + next).json();
      page.path("records").forEach(record -> all.append(record).append('\n'));
      next = page.path("next").asLong();
    } while (page.path("more").asBoolean());
    Path log = server.engine().folder(run).log();
    assertThat(all.toString()).isEqualTo(Files.readString(log));
  }

  @Test
  void outputsAreReadInPortionsAndSearched() {
    String run = server.start("more/quick.yaml");
    server.awaitState(run, "passed");
    String outputs = "/api/v1/runs/" + run + "/outputs";
    assertThat(server.get(outputs).json().path("outputs").path(1).toString())
        .isEqualTo("{\"file\":\"01-only.1.txt\",\"bytes\":5}");
    ServerTester.Answer part = server.get(outputs + "/01-only.1.txt?from=1&limit=2");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("on");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 1-2/5");
    assertThat(part.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    ServerTester.Answer ranged =
        server.send(
            "ann", server.request(outputs + "/01-only.1.txt").header("Range", "bytes=-2").GET());
    assertThat(ranged.body()).isEqualTo("e\n");
    assertThat(server.get(outputs + "/01-only.1.txt/search?text=on").body())
        .isEqualTo("{\"matches\":[{\"at\":0,\"line\":\"done\"}],\"next\":5,\"more\":false}");
    assertThat(server.get(outputs + "/..%2Faudit.jsonl").status()).isIn(400, 404);
    assertThat(server.get(outputs + "/audit.jsonl").status()).isEqualTo(404);
  }

  @Test
  void theBundleIsAZipThatHoldsTheLog() throws Exception {
    String run = server.start("more/quick.yaml");
    server.awaitState(run, "passed");
    byte[] zip =
        java.net.http.HttpClient.newHttpClient()
            .send(
                server
                    .request("/api/v1/runs/" + run + "/bundle.zip")
                    .header("Authorization", "Bearer " + server.token("ann"))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofByteArray())
            .body();
    ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip));
    StringBuilder names = new StringBuilder();
    for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      names.append(entry.getName()).append('\n');
    }
    assertThat(names.toString()).contains("audit.jsonl").contains("VERIFY.md");
    try (var left = Files.list(folder.resolve(".stepgate"))) {
      assertThat(left.filter(file -> file.toString().endsWith(".zip"))).isEmpty();
    }
  }

  @Test
  void runbooksAreListedWithWhatAStartNeeds() {
    assertThat(server.get("/api/v1/runbooks").body())
        .isEqualTo(
            "{\"runbooks\":[{\"name\":\"broken.yaml\",\"runbook\":null,\"title\":null,\"problems\":2},"
                + "{\"name\":\"more/quick.yaml\",\"runbook\":\"quick\",\"title\":null,\"problems\":0},"
                + "{\"name\":\"two.yaml\",\"runbook\":\"two\",\"title\":\"Two steps\",\"problems\":0}]}");
    assertThat(server.get("/api/v1/runbooks/needs?name=two.yaml").body())
        .isEqualTo(
            "{\"runbook\":\"two.yaml\",\"inputs\":[{\"name\":\"WORD\",\"description\":\"What to"
                + " say.\",\"default_value\":\"hello\"}],\"secrets\":[{\"name\":\"PASS\",\"prompt\":\"The"
                + " password\"}]}");
    JsonNode plan =
        server
            .post(
                "/api/v1/runbooks/plan",
                "{\"runbook\": \"two.yaml\", \"values\": {\"WORD\": \"hallo\"}}")
            .json();
    assertThat(plan.path("values").path(0).asString()).isEqualTo("WORD=hallo (-e)");
    assertThat(server.get("/api/v1/runbooks/lint?name=broken.yaml").json().path("problems").size())
        .isEqualTo(2);
    assertThat(server.get("/api/v1/runbooks/needs?name=../console.yaml").status()).isEqualTo(404);
  }

  @Test
  void refusalsSayWhatIsWrongAndWhatToDo() {
    ServerTester.Answer unknown = server.get("/api/v1/runs/nothing");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(unknown.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"there is no"
                + " run nothing\",\"hint\":\"Type stepgate runs to see them all.\",\"exit\":2}");
    assertThat(server.post("/api/v1/runs", "{\"runbook\": \"two.yaml\", \"no\": 1}").body())
        .contains("the body is not what this call takes, see 'no'");
    assertThat(
            server
                .post("/api/v1/runs", "{\"runbook\": {\"x\": 1}, \"secrets\": \"topsecret\"}")
                .body())
        .doesNotContain("topsecret");
    assertThat(server.post("/api/v1/runs", "{\"secrets\": {\"A\": \"topsecret\"").body())
        .contains("it is no JSON")
        .doesNotContain("topsecret");
    assertThat(
            server
                .post("/api/v1/runs", "{\"runbook\": \"two.yaml\"}")
                .json()
                .path("status")
                .asInt())
        .isEqualTo(400);
    assertThat(server.get("/api/v1/runs?limit=0").status()).isEqualTo(400);
    assertThat(server.get("/api/v1/runs?limit=x").text("detail"))
        .isEqualTo("the value of 'limit' is of another kind");
    assertThat(server.get("/api/v1/nothing").text("detail"))
        .isEqualTo("there is no GET at this address");
    ServerTester.Answer xml =
        server.send(
            "ann",
            server
                .request("/api/v1/runs")
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<a/>")));
    assertThat(xml.status()).isEqualTo(404);
  }

  @Test
  void theSameKeyStartsOnlyOnce() {
    String body = "{\"runbook\": \"more/quick.yaml\"}";
    server.awaitNothingRuns();
    CompletableFuture<ServerTester.Answer> other =
        CompletableFuture.supplyAsync(() -> server.post("ann", "/api/v1/runs", body, "k-1"));
    ServerTester.Answer first = server.post("ann", "/api/v1/runs", body, "k-1");
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(other.join().body()).isEqualTo(first.body());
    assertThat(other.join().header("Location")).isEqualTo(first.header("Location"));
    assertThat(server.post("ann", "/api/v1/runs", body, "k-1").body()).isEqualTo(first.body());
    assertThat(server.post("ann", "/api/v1/runs", "{\"runbook\": \"two.yaml\"}", "k-1").status())
        .isEqualTo(422);
    server.awaitState(first.text("run_id"), "passed");
    assertThat(server.post("bob", "/api/v1/runs", body, "k-1").text("run_id"))
        .isNotEqualTo(first.text("run_id"));
  }

  @Test
  void aRefusedStartLeavesItsKeyFree() {
    String body = "{\"runbook\": \"two.yaml\"}";
    assertThat(server.post("ann", "/api/v1/runs", body, "k-2").status()).isEqualTo(400);
    server.awaitNothingRuns();
    assertThat(
            server
                .post("ann", "/api/v1/runs", "{\"runbook\": \"more/quick.yaml\"}", "k-2")
                .status())
        .isEqualTo(201);
  }
}
