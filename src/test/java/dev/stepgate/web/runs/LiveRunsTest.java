package dev.stepgate.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogReader;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.web.api.ServerTester;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRunsTest {
  private static final String GATED =
      """
      runbook: gated
      inputs: {NAME: {default: one}}
      lock: ${NAME}
      steps:
        - id: first
          run: echo begun; while [ ! -e "$RUNBOOK_FOLDER/go" ]; do sleep 0.05; done
          check: {run: echo done, contains: done}
        - id: second
          run: echo more
          check: {run: echo done, contains: done}
      """;
  private static final String FAILING =
      """
      runbook: failing
      steps:
        - {id: only, run: sleep 0.5; exit 1, unchecked: it fails}
      """;
  @TempDir private Path folder;

  private ServerTester server(String... settings) {
    return ServerTester.in(folder, settings).runbook("gated.yaml", GATED);
  }

  private static ServerTester.Answer begin(ServerTester server, String name) {
    return server.post(
        "/api/v1/runs", "{\"runbook\": \"gated.yaml\", \"values\": {\"NAME\": \"" + name + "\"}}");
  }

  private History history(String run) {
    return LogReader.read(new RunFolder(folder.resolve("logs").resolve(run))).history();
  }

  @Test
  void aStepThatMayFinishFinishesAndTheNextIsNotBegun() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    try (ServerTester server = server()) {
      String run = begin(server, "one").text("run_id");
      ServerTester.until(nothing -> history(run).open().isPresent());
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> server.console().stopRuns(told::add));
      ServerTester.until(nothing -> !told.isEmpty());
      assertThat(begin(server, "two").text("detail")).isEqualTo("the server is being stopped");
      Files.createFile(folder.resolve("runbooks/go"));
      stopped.join();
      assertThat(told)
          .containsExactly(
              "run " + run + ": its step may finish, within 10m00s", "run " + run + " has stopped");
      assertThat(history(run).state()).isEqualTo("interrupted");
      assertThat(history(run).passed("first")).isTrue();
      assertThat(history(run).attempts("second")).isEmpty();
    }
  }

  @Test
  void aStepIsEndedWhereThatIsConfiguredAndWhereItTakesTooLong() {
    for (String setting : List.of("on-stop: end-step", "stop-within: 200ms")) {
      List<String> told = new CopyOnWriteArrayList<>();
      try (ServerTester server = server(setting)) {
        String run = begin(server, setting.replaceAll("\\W", "")).text("run_id");
        ServerTester.until(nothing -> history(run).open().isPresent());
        server.console().stopRuns(told::add);
        assertThat(told).contains("run " + run + ": its step is ended");
        assertThat(history(run).passed("first")).isFalse();
        assertThat(server.get("/api/v1/runs/" + run).text("state")).isEqualTo("interrupted");
      }
    }
  }

  @Test
  void moreRunsThanConfiguredAreRefusedAndTwoGoOnSideBySide() throws Exception {
    try (ServerTester server = server("runs-at-once: 2")) {
      CompletableFuture<ServerTester.Answer> other =
          CompletableFuture.supplyAsync(() -> begin(server, "two"));
      String one = begin(server, "one").text("run_id");
      String two = other.join().text("run_id");
      ServerTester.Answer third = begin(server, "three");
      assertThat(third.status()).isEqualTo(409);
      assertThat(third.text("detail"))
          .isEqualTo("2 runs are under way on this server, and more are not let in");
      Files.createFile(folder.resolve("runbooks/go"));
      server.awaitState(one, "passed");
      server.awaitState(two, "passed");
      for (String run : List.of(one, two)) {
        assertThat(server.get("/api/v1/runs/" + run + "/verify").text("state")).isEqualTo("intact");
      }
    }
  }

  @Test
  void ofTwoStartsAndOfTwoResumesOneRuns() throws Exception {
    try (ServerTester server = server("on-stop: end-step")) {
      CompletableFuture<ServerTester.Answer> other =
          CompletableFuture.supplyAsync(() -> begin(server, "same"));
      List<Integer> statuses = List.of(begin(server, "same").status(), other.join().status());
      assertThat(statuses).containsExactlyInAnyOrder(201, 409);
      String run = server.get("/api/v1/runs/last").text("run_id");
      server.post("/api/v1/runs/" + run + "/resume", "{}");
      assertThat(server.post("/api/v1/runs/" + run + "/resume", "{}").text("detail"))
          .startsWith("target 'same' is held by run " + run);
    }
  }

  @Test
  void ofTwoResumesAtTheSameInstantOneRuns() {
    try (ServerTester server = server().runbook("gated.yaml", FAILING)) {
      String run = server.start("gated.yaml");
      server.awaitState(run, "failed");
      for (int attempt = 2; attempt < 7; attempt++) {
        CompletableFuture<ServerTester.Answer> other =
            CompletableFuture.supplyAsync(() -> resume(server, run));
        List<Integer> statuses = List.of(resume(server, run).status(), other.join().status());
        assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        server.awaitNothingRuns();
        assertThat(history(run).attempts()).hasSize(attempt);
      }
    }
  }

  private static ServerTester.Answer resume(ServerTester server, String run) {
    return server.post("/api/v1/runs/" + run + "/resume", "{}");
  }
}
