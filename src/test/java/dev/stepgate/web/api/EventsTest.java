package dev.stepgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class EventsTest {
  private static final String GATED =
      """
      runbook: gated
      steps:
        - id: wait
          run: echo before; while [ ! -e "$RUNBOOK_FOLDER/go" ]; do sleep 0.05; done; rm "$RUNBOOK_FOLDER/go"; echo after
          check: {run: echo done, contains: done}
      """;
  private static final String LOUD =
      """
      runbook: loud
      steps:
        - id: print
          run: head -c 20000000 /dev/zero | tr '\\\\0' 'x' | fold -w 99
          check: {run: echo done, contains: done}
      """;
  @TempDir private static Path folder;
  private static ServerTester server;

  @BeforeAll
  static void start() {
    server = ServerTester.in(folder).runbook("gated.yaml", GATED).runbook("loud.yaml", LOUD);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  /** Those who have just gone may still be in the way. */
  private static InputStream open(String run, String last) throws Exception {
    AtomicReference<HttpResponse<InputStream>> answer = new AtomicReference<>();
    ServerTester.until(
        nothing -> {
          answer.set(ask(run, last));
          return answer.get().statusCode() == 200;
        });
    return answer.get().body();
  }

  private static HttpResponse<InputStream> ask(String run, String last) {
    var request =
        server
            .request("/api/v1/runs/" + run + "/events")
            .header("Authorization", "Bearer " + server.token("ann"));
    try {
      return HttpClient.newHttpClient()
          .send(
              (last.isEmpty() ? request : request.header("Last-Event-ID", last)).build(),
              BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static List<String> linesUntil(InputStream stream, String last) {
    List<String> lines = new ArrayList<>();
    Scanner scanner = new Scanner(stream, StandardCharsets.UTF_8);
    while (scanner.hasNextLine()) {
      lines.add(scanner.nextLine());
      if (lines.get(lines.size() - 1).contains(last)) {
        return lines;
      }
    }
    throw new AssertionError("the stream ended: " + lines);
  }

  @Test
  void recordsAndGrownOutputArriveWhileTheRunGoesOn() throws Exception {
    String run = server.start("gated.yaml");
    try (InputStream stream = open(run, "")) {
      List<String> before = linesUntil(stream, "\"size\":7");
      assertThat(before.get(0)).isEqualTo(":following " + run);
      assertThat(before).contains("id:0", "event:record", "event:output");
      assertThat(before.get(before.size() - 1))
          .isEqualTo("data:{\"file\":\"output/01-wait.1.txt\",\"size\":7}");
      Files.createFile(folder.resolve("runbooks/go"));
      List<String> after = linesUntil(stream, "\"state\":\"passed\"");
      assertThat(after).noneMatch(line -> line.equals("id:0"));
    }
    try (InputStream stream = open(run, "2")) {
      assertThat(linesUntil(stream, "id:")).contains("id:3");
    }
  }

  @Test
  void aReaderWhoReadsNothingDoesNotDelayTheRun() throws Exception {
    server.awaitNothingRuns();
    List<InputStream> idle = new ArrayList<>();
    String run = server.start("loud.yaml");
    for (int i = 0; i < 20; i++) {
      idle.add(open(run, ""));
    }
    server.awaitState(run, "passed");
    for (InputStream stream : idle) {
      stream.close();
    }
  }

  /** The first line comes from another thread than the headers do. */
  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void eachOfManyStreamsBeginsWithAllHeadersAndTellsTheEnd(CapturedOutput said) throws Exception {
    String run = server.start("gated.yaml");
    List<InputStream> open = new ArrayList<>();
    for (int i = 0; i < Streams.MOST / 2; i++) {
      HttpResponse<InputStream> answer = ask(run, "");
      assertThat(answer.headers().map()).containsKey("content-security-policy");
      if (answer.statusCode() == 200) {
        open.add(answer.body());
      }
    }
    assertThat(open).isNotEmpty();
    Files.createFile(folder.resolve("runbooks/go"));
    for (InputStream stream : open) {
      linesUntil(stream, "\"state\":\"passed\"");
      stream.close();
    }
    assertThat(said.getAll()).doesNotContain("ERROR");
  }

  @Test
  void moreStreamsThanThereAreThreadsAreTurnedAway() throws Exception {
    String run = server.start("gated.yaml");
    List<InputStream> open = new ArrayList<>();
    try {
      for (int i = 0; i < Streams.MOST; i++) {
        open.add(ask(run, "").body());
      }
      ServerTester.Answer refused = server.get("/api/v1/runs/" + run + "/wait?after=999");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text("detail"))
          .isEqualTo("100 callers follow runs already, and more are not let in");
      assertThat(server.get("/api/v1/runs/" + run).status()).isEqualTo(200);
    } finally {
      for (InputStream stream : open) {
        stream.close();
      }
    }
    Files.createFile(folder.resolve("runbooks/go"));
    ServerTester.until(
        nothing -> server.get("/api/v1/runs/" + run + "/wait?timeout=0s").status() == 200);
    server.awaitState(run, "passed");
  }

  @Test
  void waitingAnswersForANewRecordForAStateAndForNothing() throws Exception {
    String run = server.start("gated.yaml");
    ServerTester.Answer nothing =
        server.get("/api/v1/runs/" + run + "/wait?after=10000&timeout=300ms");
    assertThat(nothing.json().path("reached").asBoolean()).isFalse();
    assertThat(nothing.text("state")).isEqualTo("running");
    long seq = nothing.json().path("seq").asLong();
    Files.createFile(folder.resolve("runbooks/go"));
    ServerTester.Answer more = server.get("/api/v1/runs/" + run + "/wait?after=" + seq);
    assertThat(more.json().path("seq").asLong()).isGreaterThan(seq);
    assertThat(server.awaitState(run, "failed,passed").path("state").asString())
        .isEqualTo("passed");
    assertThat(server.get("/api/v1/runs/" + run + "/wait?timeout=11m").status()).isEqualTo(400);
  }
}
