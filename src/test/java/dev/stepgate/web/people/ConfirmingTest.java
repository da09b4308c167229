package dev.stepgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.run.Prompt;
import dev.stepgate.testkit.Patience;
import dev.stepgate.web.Browser;
import dev.stepgate.web.ConsoleTester;
import dev.stepgate.web.runs.Operations;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who may confirm what, and that nobody confirms what they have not seen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmingTest {
  private ConsoleTester console;
  private Browser admin;
  private Operations operations;
  private String run = "";

  @BeforeAll
  void open(@TempDir Path home) throws IOException {
    Path folder = Files.createDirectory(home.resolve("runbooks"));
    Files.writeString(
        folder.resolve("wipe.yaml"),
        """
        runbook: wipe
        lock: wipe
        steps:
          - id: agree
            manual: Agree to it.
            not-by-starter: true
            unchecked: It is a decision.
        """);
    Files.writeString(home.resolve("console.yaml"), "runbooks: [" + folder + "]\n");
    console = ConsoleTester.in(home);
    admin = console.admin("ann");
    operations = console.part(Operations.class);
  }

  @AfterAll
  void close() {
    console.close();
  }

  @BeforeEach
  void start() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr("192.0.2.7");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    signIn("olga", Role.OPERATOR);
    run = operations.start("console", "wipe.yaml", Map.of(), Map.of());
    Patience.until("the question", () -> console.engine().show(run).state().equals("waiting"));
  }

  @AfterEach
  void end() {
    signIn("root", Role.ADMIN);
    if (!console.engine().show(run).state().equals("passed")) {
      operations.abort("console", run, "the test is over");
      Patience.until("the end", () -> console.engine().show(run).state().equals("aborted"));
    }
    SecurityContextHolder.clearContext();
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void refusesWhoeverMayNot() {
    signIn("vera", Role.VIEWER);
    assertThatThrownBy(() -> operations.decide("console", run, answer()))
        .isInstanceOf(NotAllowed.class)
        .hasMessage("vera may not confirm runbook wipe");
    assertThatThrownBy(() -> operations.abort("console", run, "why not"))
        .hasMessage("vera may not start runbook wipe");
    signIn("paul", Role.APPROVER);
    assertThatThrownBy(() -> operations.start("console", "wipe.yaml", Map.of(), Map.of()))
        .hasMessage("paul may not start runbook wipe");
  }

  @Test
  void refusesTheStarter() {
    assertThatThrownBy(() -> operations.decide("console", run, answer()))
        .hasMessage("step agree: olga started the run and must not confirm it");
  }

  @Test
  void refusesAnAnswerToAnotherQuestion() {
    signIn("paul", Role.APPROVER);
    Operations.Answer right = answer();
    for (String evidence : List.of("", "0".repeat(64), right.evidence().toUpperCase())) {
      assertThatThrownBy(() -> operations.decide("console", run, with(right, evidence)))
          .hasMessage("step agree: the answer belongs to another question");
    }
    assertThatThrownBy(
            () ->
                operations.decide(
                    "console",
                    run,
                    new Operations.Answer(true, "agree", 2, right.evidence(), List.of(), "", "")))
        .hasMessageContaining("the answer belongs to step agree");
  }

  @Test
  void takesAnAnswerOnceAndWritesWhoGaveItAndHow() {
    signIn("paul", Role.APPROVER);
    Operations.Answer answer = answer();
    operations.decide("console", run, answer);
    Patience.until("the end", () -> console.engine().show(run).state().equals("passed"));
    assertThatThrownBy(() -> operations.decide("console", run, answer))
        .hasMessageContaining("does not wait for a confirmation, it is passed");
    LogRecord said =
        console.engine().history(run).lastAttempt("agree").orElseThrow().confirmation();
    assertThat(said).isNotNull();
    assertThat(said.text("user")).isEqualTo("paul");
    assertThat(said.text("host")).isEqualTo("192.0.2.7");
    assertThat(said.text("how")).isEqualTo("console, from 192.0.2.7, signed in by password");
    String before = run;
    start();
    signIn("paul", Role.APPROVER);
    assertThat(run).isNotEqualTo(before);
    assertThatThrownBy(() -> operations.decide("console", run, answer))
        .hasMessage("step agree: the answer belongs to another question");
  }

  @Test
  void refusesFormsOfOthersAndIgnoresTheNamesInThem() {
    Browser vera = console.person(admin, "vera", "viewer");
    Browser olga = console.person(admin, "olga", "operator");
    Browser paul = console.person(admin, "paul", "approver");
    String path = "/runs/" + run + "/decision";
    List.of(vera, olga, paul).forEach(browser -> browser.get("/account"));
    assertThat(vera.post(path, fields()).statusCode()).isEqualTo(403);
    HttpResponse<String> own = olga.post(path, fields("user", "paul", "person", "paul"));
    assertThat(own.statusCode()).isEqualTo(409);
    assertThat(own.body()).contains("olga started the run and must not confirm it");
    assertThat(
            paul.send(
                    paul.request(path)
                        .header("Content-Type", Browser.FORM_TYPE)
                        .POST(Browser.body(List.of(fields()))))
                .statusCode())
        .isEqualTo(403);
    assertThat(paul.post(path, fields("step", "other")).statusCode()).isEqualTo(400);
    assertThat(console.engine().show(run).state()).isEqualTo("waiting");
    assertThat(paul.post(path, fields("user", "olga", "username", "olga")).statusCode())
        .isEqualTo(302);
    Patience.until("the end", () -> console.engine().show(run).state().equals("passed"));
    LogRecord said =
        console.engine().history(run).lastAttempt("agree").orElseThrow().confirmation();
    assertThat(said).isNotNull();
    assertThat(said.text("user")).isEqualTo("paul");
    assertThat(said.text("how")).isEqualTo("console, from 127.0.0.1, signed in by password");
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneIsHeardAndBothAreOnRecord() {
    Browser paul = console.person(admin, "paula", "approver");
    Browser pia = console.person(admin, "pia", "approver");
    List.of(paul, pia).forEach(browser -> browser.get("/account"));
    int both = 0;
    for (int round = 0; round < 5; round++) {
      String path = "/runs/" + run + "/decision";
      String[] fields = fields();
      CompletableFuture<HttpResponse<String>> other =
          CompletableFuture.supplyAsync(() -> pia.post(path, fields));
      List<HttpResponse<String>> answers = List.of(paul.post(path, fields), other.join());
      assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 409);
      String refusal = answers.get(answers.get(0).statusCode() == 409 ? 0 : 1).body();
      // Who comes after the run has gone on is told that it does not wait any more.
      both += refusal.contains("already been confirmed by p") ? 1 : 0;
      int said = console.engine().store().decisions().all(run, "agree", 1).size();
      assertThat(said).isEqualTo(refusal.contains("already been confirmed by p") ? 2 : 1);
      Patience.until("the end", () -> console.engine().show(run).state().equals("passed"));
      start();
    }
    assertThat(both).isPositive();
  }

  private String[] fields(String... others) {
    Operations.Answer answer = answer();
    List<String> all =
        new ArrayList<>(List.of("decision", "confirm", "step", answer.step(), "attempt", "1"));
    all.addAll(List.of("evidence", answer.evidence()));
    all.addAll(List.of(others));
    return all.toArray(String[]::new);
  }

  private Operations.Answer answer() {
    Prompt prompt = console.engine().waiting(run);
    return new Operations.Answer(
        true, prompt.stepId(), prompt.attempt(), prompt.evidence(), List.of(), "", "");
  }

  private static Operations.Answer with(Operations.Answer answer, String evidence) {
    return new Operations.Answer(
        true, answer.step(), answer.attempt(), evidence, List.of(), "", "");
  }

  private static void signIn(String name, Role role) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new SignIn(name, SignIn.Method.PASSWORD, Set.of(role), 0, Instant.EPOCH));
  }
}
