package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.stepgate.run.Engine;
import dev.stepgate.web.Browser;
import dev.stepgate.web.api.ServerTester;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command line in front of a real server. */
class ServerCommandsTest {
  private static final String PLAIN =
      """
      runbook: plain
      title: A plain one
      inputs:
        WORD: {default: hello}
      steps:
        - id: say
          run: printf '%s\\ntwo\\nthree' "$WORD"
          check: {run: echo done, contains: done}
        - id: fail
          run: echo "cannot"; test -e "$RUNBOOK_FOLDER/mended"
          check: {run: echo done, contains: done}
          hint: Mend it.
      """;
  private static final String MANUAL =
      """
      runbook: manual
      steps:
        - id: look
          manual: Look at it.
          checklist: [Seen]
          unchecked: a person looked
        - id: after
          run: echo after
          check: {run: echo done, contains: done}
      """;
  private static final String ASKING =
      """
      runbook: asking
      secrets:
        PASS: {prompt: The password}
      steps:
        - id: use
          run: echo "it is $PASS"
          check: {run: echo done, contains: done}
      """;
  private static final List<String> OTHER =
      List.of(
          "prev",
          "time",
          "nanos",
          "user",
          "host",
          "through",
          "how",
          "at",
          "boot",
          "pid",
          "started",
          "fence",
          "starter",
          "opened",
          "evidence",
          "tag",
          "took_ms",
          "head",
          "signature");
  @TempDir private static Path folder;
  private static ServerTester server;
  private final Typed typed = new Typed();

  @BeforeAll
  static void start() {
    server =
        ServerTester.in(folder)
            .runbook("plain.yaml", PLAIN)
            .runbook("manual.yaml", MANUAL)
            .runbook("asking.yaml", ASKING);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void nameTheServer() {
    server.awaitNothingRuns();
    typed.env.put("STEPGATE_SERVER", server.url());
    typed.env.put("STEPGATE_TOKEN", server.token("ann"));
  }

  private static Typed typedBy(String person) {
    Typed typed = new Typed();
    typed.env.put("STEPGATE_SERVER", server.url());
    typed.env.put("STEPGATE_TOKEN", server.token(person));
    return typed;
  }

  private List<String> lines() {
    return typed.out().lines().map(line -> line.replaceFirst("^\\S+Z ", "")).toList();
  }

  private String lastRun() {
    return server.get("/api/v1/runs/last").text("run_id");
  }

  @Test
  void aRunIsFollowedToItsFailureAndResumed() throws Exception {
    Files.deleteIfExists(folder.resolve("runbooks/mended"));
    assertThat(typed.run("run", "plain.yaml", "-e", "WORD=hallo")).isEqualTo(1);
    String run = lastRun();
    assertThat(lines())
        .contains(
            "run " + run + " started: plain on runbook plain",
            "step 1/2 say started: say",
            "say | hallo",
            "say | two",
            "say | three",
            "step 1/2 say check passed: run echo done",
            "step 2/2 fail started: fail",
            "fail | cannot");
    assertThat(typed.err())
        .contains("the command ended with exit code 1", "Mend it.", "stepgate resume " + run);
    Files.createFile(folder.resolve("runbooks/mended"));
    Typed again = new Typed();
    again.env.putAll(typed.env);
    int exit = again.run("resume", "last", "--json");
    assertThat(exit).as(again.err()).isZero();
    List<JsonNode> events =
        again.out().lines().map(line -> (JsonNode) new JsonMapper().readTree(line)).toList();
    assertThat(events.stream().map(event -> event.path("event").asString()).toList())
        .containsExactly(
            "attempt_started",
            "check_tried",
            "step_started",
            "output_line",
            "check_tried",
            "step_finished",
            "attempt_ended");
    assertThat(events.get(0).path("steps").path(0).path("passed").asBoolean()).isTrue();
    assertThat(events.get(6).path("state").asString()).isEqualTo("passed");
  }

  @Test
  void withoutATerminalAManualStepIsLeftToWaitAndConfirmedLater() {
    assertThat(typed.run("run", "manual.yaml")).isEqualTo(3);
    String run = lastRun();
    assertThat(typed.err())
        .isEqualTo(
            "error: step look waits for a confirmation; run "
                + run
                + " goes on waiting at "
                + server.url()
                + "\nhint: Do the step, then type stepgate confirm "
                + run
                + "; the run goes on by itself.\n");
    assertThat(typedBy("bob").run("confirm", "last", "--item", "Seen")).isZero();
    server.awaitState(run, "passed");
    assertThat(server.get("/api/v1/runs/" + run + "/records").body())
        .contains("\"user\":\"bob\"", "\"how\":\"interface, from 127.0.0.1");
  }

  @Test
  void atATerminalAManualStepIsAskedInPlace() throws Exception {
    VirtualTerminal terminal = new VirtualTerminal(100);
    typed.env.put("TERM", "dumb");
    typed.at(terminal);
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(() -> typed.run("run", "manual.yaml"));
    terminal.answer("[ ] Seen (y = yes, r = reject) ", "y\r");
    terminal.answer("Note for the log (Enter for none): ", "\r");
    assertThat(exit.get()).isZero();
    assertThat(lines()).contains("step 1/2 look confirmed by ann on 127.0.0.1", "after | after");
    terminal.close();
  }

  @Test
  void aSecretIsTypedHereUsedThereAndShownNowhere() throws Exception {
    try (VirtualTerminal terminal = new VirtualTerminal(100)) {
      typed.env.put("TERM", "dumb");
      typed.at(terminal);
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(() -> typed.run("run", "asking.yaml"));
      terminal.answer("The password (PASS): ", "xyzzy-4711\r");
      assertThat(exit.get()).isZero();
      assertThat(lines()).contains("use | it is ***");
      assertThat(typed.out() + typed.err() + terminal.raw()).doesNotContain("xyzzy-4711");
      assertThat(server.get("/api/v1/runs/last/outputs/01-use.1.txt").body())
          .isEqualTo("it is ***\n");
    }
  }

  @Test
  void withoutATerminalASecretCannotBeGiven() {
    assertThat(typed.run("run", "asking.yaml")).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo(
            "error: secret PASS has no value\n"
                + "hint: To give it, start on a terminal, where it can be typed.\n");
  }

  @Test
  void everythingElseIsAskedOfTheServerToo() throws Exception {
    Files.writeString(folder.resolve("runbooks/mended"), "");
    assertThat(typed.run("run", "plain.yaml")).isZero();
    String run = lastRun();
    assertThat(once("runs")).contains(run, "passed");
    assertThat(once("show", run)).contains("passed", "say");
    assertThat(once("show", "last", "--json").strip())
        .isEqualTo(server.get("/api/v1/runs/" + run).body());
    assertThat(once("log", "last")).contains("Step 1 of 2: say");
    assertThat(once("plan", "plain.yaml", "-e", "WORD=x")).contains("WORD=x (-e)");
    assertThat(once("audit", "verify", "last")).startsWith(run + ": intact: all ");
    assertThat(once("audit", "report", "last", "--format", "md")).startsWith("#");
    Path zip = folder.resolve("evidence.zip");
    assertThat(once("audit", "bundle", "last", "--output", zip.toString()))
        .isEqualTo("bundled in " + zip + "\n");
    assertThat(zip).isNotEmptyFile();
    Files.delete(folder.resolve("runbooks/mended"));
  }

  private String once(String... args) {
    Typed one = typedBy("ann");
    assertThat(one.run(args)).as(one.err()).isZero();
    return one.out();
  }

  @Test
  void theSameRunLeavesTheSameLogWhateverDrivesIt() throws Exception {
    String byProgram = byProgram();
    String here = atTerminal(folder.resolve("runbooks/manual.yaml").toString(), true);
    String there = atTerminal("manual.yaml", false);
    String byPage = byPage();
    assertThat(List.of(byProgram, here, there, byPage)).doesNotHaveDuplicates();
    assertThat(normalised(byPage)).isEqualTo(normalised(byProgram));
    assertThat(normalised(here)).isEqualTo(normalised(byProgram));
    assertThat(normalised(there)).isEqualTo(normalised(byProgram));
  }

  private static String byProgram() {
    String run = server.start("manual.yaml");
    server.awaitState(run, "waiting");
    JsonNode prompt = server.get("/api/v1/runs/" + run + "/prompt").json();
    String answer =
        "{\"decision\": \"confirmed\", \"step\": \"look\", \"attempt\": 1, \"items\": [\"Seen\"],"
            + " \"evidence\": "
            + prompt.path("evidence")
            + "}";
    assertThat(server.post("/api/v1/runs/" + run + "/decision", answer).status()).isEqualTo(200);
    server.awaitState(run, "passed");
    return run;
  }

  private static String byPage() {
    server.awaitNothingRuns();
    Browser browser = server.browser("ann");
    browser.get("/start?name=manual.yaml");
    String started =
        browser.post("/start", "name", "manual.yaml").headers().firstValue("Location").orElse("");
    String run = started.replaceAll(".*/", "");
    server.awaitState(run, "waiting");
    String evidence = server.get("/api/v1/runs/" + run + "/prompt").text("evidence");
    browser.get("/runs/" + run);
    String[] answer = {
      "step", "look", "attempt", "1", "evidence", evidence, "item", "Seen", "decision", "confirm"
    };
    assertThat(browser.post("/runs/" + run + "/decision", answer).statusCode()).isEqualTo(302);
    server.awaitState(run, "passed");
    return run;
  }

  private String atTerminal(String runbook, boolean here) throws Exception {
    server.awaitNothingRuns();
    Typed one = here ? new Typed() : typedBy("ann");
    try (VirtualTerminal terminal = new VirtualTerminal(100)) {
      one.env.put("TERM", "dumb");
      Main main =
          new Main(
              one.at(terminal).around(),
              () -> new Engine(Map.of("STEPGATE_HOME", folder.toString()), Clock.systemUTC()));
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(() -> main.run("run", runbook));
      terminal.answer("[ ] Seen (y = yes, r = reject) ", "y\r");
      terminal.answer("Note for the log (Enter for none): ", "\r");
      assertThat(exit.get()).as(one.err()).isZero();
    }
    return lastRun();
  }

  /** All but who, how, when, and what follows from these. */
  private static List<String> normalised(String run) throws Exception {
    return Files.readAllLines(server.engine().folder(run).log()).stream()
        .map(line -> line.replace(run, "RUN"))
        .map(line -> (ObjectNode) new JsonMapper().readTree(line))
        .map(record -> record.remove(OTHER).toString())
        .toList();
  }

  @Test
  void aWaitingRunIsRejectedAndAborted() {
    assertThat(typed.run("run", "manual.yaml")).isEqualTo(3);
    assertThat(once("reject", "last", "--note", "not good")).contains("rejected by ann");
    server.awaitState(lastRun(), "rejected");
    assertThat(once("abort", "last", "--reason", "enough")).contains("is aborted");
  }

  @Test
  void refusalsOfTheServerAreToldLikeOnesOfTheCommand() {
    assertThat(typed.run("show", "nothing")).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo("error: there is no run nothing\nhint: Type stepgate runs to see them all.\n");
    Typed nobody = new Typed();
    nobody.env.put("STEPGATE_SERVER", server.url());
    assertThat(nobody.run("runs")).isEqualTo(4);
    Typed away = new Typed();
    assertThat(away.run("runs", "--server", "http://127.0.0.1:1")).isEqualTo(4);
    assertThat(away.err()).contains("the server http://127.0.0.1:1 does not answer");
    assertThat(new Typed().run("runs", "--server", "ftp://x")).isEqualTo(2);
  }

  /** A proxy in between that lets everything through but the answer to what changes something. */
  @Test
  void whatWasAskedOfAServerThatNeverAnsweredIsNotKnown() throws Exception {
    HttpServer proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestMethod().equals("GET")) {
            byte[] needs = "{\"secrets\": []}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, needs.length);
            exchange.getResponseBody().write(needs);
          }
          exchange.close();
        });
    proxy.start();
    String url = "http://127.0.0.1:" + proxy.getAddress().getPort();
    Typed typed = new Typed();
    try {
      assertThat(typed.run("run", "manual.yaml", "--server", url)).isEqualTo(5);
    } finally {
      proxy.stop(0);
    }
    assertThat(typed.err())
        .startsWith("error: whether the server " + url + " has done what it was asked is not known")
        .contains("hint: When it is back, look with stepgate runs before you type this again.");
  }
}
