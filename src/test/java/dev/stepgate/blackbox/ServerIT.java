package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.store.Store;
import dev.stepgate.run.store.StoreSettings;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.web.api.ServerTester;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server has begun survives the server. */
class ServerIT {
  private static final String GATED =
      """
      runbook: gated
      steps:
        - id: first
          run: echo begun > begun; while [ -e begun ] && [ ! -e go ]; do sleep 0.1; done
          check: {run: echo done, contains: done}
        - id: second
          run: echo more
          check: {run: echo done, contains: done}
      """;
  @TempDir private Path folder;
  private RunbookTester tester;
  private Process server;
  private String url = "";
  private String token = "";

  @BeforeEach
  void write() {
    tester = RunbookTester.in(folder).file("runbooks/gated.yaml", GATED);
  }

  @AfterEach
  void end() throws Exception {
    Files.writeString(folder.resolve("go"), "");
    server.destroyForcibly().waitFor();
  }

  private void serve() throws IOException {
    server = tester.start("serve", "--port", "0");
    // The first start of a new build prepares all later ones.
    ServerTester.until(
        Duration.ofSeconds(120),
        nothing -> tester.text("out.txt").contains("the console listens on "));
    url = tester.text("out.txt").replaceFirst("(?s).*?listens on (\\S+)/\\s.*", "$1");
    try (Store store = Store.open(StoreSettings.from(folder, Map.of()))) {
      token = ServerTester.token(store, "ann");
    }
  }

  private JsonNode call(String method, String path, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      return new JsonMapper()
          .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private HttpResponse<InputStream> follow(String run) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/runs/" + run + "/events"))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
  }

  /** Until its end, or until it is cut. */
  private static String told(HttpResponse<InputStream> follower) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      follower.body().transferTo(told);
    } catch (IOException cut) {
      assertThat(cut).hasMessage("closed");
    }
    return told.toString(StandardCharsets.UTF_8);
  }

  private String begin() {
    String run = call("POST", "/runs", "{\"runbook\": \"gated.yaml\"}").path("run_id").asString("");
    ServerTester.until(nothing -> Files.exists(folder.resolve("begun")));
    return run;
  }

  @Test
  void aRunOfAServerThatWasKilledIsInterruptedAndResumed() throws Exception {
    serve();
    String run = begin();
    server.destroyForcibly().waitFor();
    serve();
    JsonNode shown = call("GET", "/runs/" + run, "");
    assertThat(shown.path("state").asString()).isEqualTo("interrupted");
    assertThat(shown.path("next").asString())
        .isEqualTo("Look at what the step did, then type stepgate resume " + run + " to go on.");
    Files.writeString(folder.resolve("go"), "");
    ServerTester.until(
        nothing ->
            call("POST", "/runs/" + run + "/resume", "{\"redo\": \"first\", \"reason\": \"seen\"}")
                .has("run_id"));
    assertThat(
            call("GET", "/runs/" + run + "/wait?timeout=30s&state=passed", "")
                .path("reached")
                .asBoolean())
        .isTrue();
    assertThat(call("GET", "/runs/" + run + "/verify", "").path("state").asString())
        .isEqualTo("intact");
  }

  @Test
  void aServerThatIsStoppedLetsTheStepFinishAndSaysSo() throws Exception {
    serve();
    String run = begin();
    HttpResponse<InputStream> follower = follow(run);
    server.destroy();
    ServerTester.until(nothing -> tester.text("out.txt").contains("may finish"));
    Files.writeString(folder.resolve("go"), "");
    // Whoever follows does not hold it up: without that it waits for them half a minute.
    assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(told(follower)).contains(run);
    assertThat(server.exitValue()).isZero();
    assertThat(tester.text("out.txt"))
        .endsWith(
            "stopping\nrun "
                + run
                + ": its step may finish, within 10m00s\nrun "
                + run
                + " has stopped\n");
    assertThat(tester.stepgate("show", "last").out()).contains("interrupted", "1 of 2");
  }

  @Test
  void whoeverFollowsARunWhoseServerIsKilledIsToldThatNothingIsKnown() throws Exception {
    serve();
    tester.env("STEPGATE_SERVER", url).env("STEPGATE_TOKEN", token);
    Thread killer =
        new Thread(
            () -> {
              ServerTester.until(nothing -> followed().contains("first"));
              server.destroyForcibly();
            });
    killer.start();
    RunbookTester.Result followed = tester.shell("stepgate run gated.yaml | tee followed.txt");
    killer.join();
    assertThat(followed.exit()).isEqualTo(5);
    assertThat(followed.out()).contains("the connection to " + url + " is lost (");
    assertThat(followed.err())
        .contains("is no longer followed; whether it goes on at " + url + " is not known: ");
  }

  private String followed() {
    return Files.exists(folder.resolve("followed.txt")) ? tester.text("followed.txt") : "";
  }
}
