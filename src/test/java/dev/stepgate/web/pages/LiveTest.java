package dev.stepgate.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.web.Browser;
import dev.stepgate.web.api.ServerTester;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who watch a run: bounded in number, and nobody waits for them. */
class LiveTest {
  private static final String ASK =
      """
      runbook: ask
      steps:
        - {id: look, manual: Look at it., unchecked: a person looked}
      """;
  private static final String LOUD =
      """
      runbook: loud
      steps:
        - id: print
          run: head -c 50000000 <(yes 'a line of ninety-nine characters or so, as a dump prints them')
          unchecked: it only prints
      """;
  private final List<InputStream> open = new ArrayList<>();
  @TempDir private Path folder;
  private ServerTester server;
  private Browser ann;

  @BeforeEach
  void start() {
    server = ServerTester.in(folder).runbook("ask.yaml", ASK).runbook("loud.yaml", LOUD);
    ann = server.browser("ann");
  }

  @AfterEach
  void end() throws IOException {
    leave();
    server.close();
  }

  private int watch(String run) {
    HttpResponse<InputStream> answer = ann.stream("/runs/" + run + "/live?seen=0");
    open.add(answer.body());
    return answer.statusCode();
  }

  private void leave() throws IOException {
    for (InputStream stream : open) {
      stream.close();
    }
    open.clear();
  }

  @Test
  void moreThanAreLetInAreTurnedAwayUntilSomebodyLeaves() throws IOException {
    String run = server.start("ask.yaml");
    server.awaitState(run, "waiting");
    for (int i = 0; i < Live.MOST; i++) {
      assertThat(watch(run)).isEqualTo(200);
    }
    HttpResponse<InputStream> refused = ann.stream("/runs/" + run + "/live?seen=0");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("10");
    assertThat(ann.get("/runs/" + run).statusCode()).isEqualTo(200);
    leave();
    ServerTester.until(nothing -> watch(run) == 200);
    server.post("/api/v1/runs/" + run + "/abort", "{\"reason\": \"seen\"}");
  }

  @Test
  void whoReadsNothingDelaysNobody() {
    String run = server.start("loud.yaml");
    for (int i = 0; i < 20; i++) {
      assertThat(watch(run)).isEqualTo(200);
    }
    server.awaitState(run, "passed");
    Scanner last =
        new Scanner(ann.stream("/runs/" + run + "/live?seen=0").body(), StandardCharsets.UTF_8);
    assertThat(last.findWithinHorizon("badge passed", 10_000)).isNotNull();
    last.close();
  }
}
