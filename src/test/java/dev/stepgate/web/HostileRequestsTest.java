package dev.stepgate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.stepgate.testkit.Servers;
import dev.stepgate.web.Handlers.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every field of every form and call, filled with what nobody should send: the answer is a refusal
 * or a page, never a failure of the server, and says nothing of its insides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {
  private static final String RUNBOOK =
      """
      runbook: waits
      lock: of ${WORD}
      inputs:
        WORD: {description: a word, default: some}
      steps:
        - {id: say, run: 'echo "$WORD"', unchecked: it only prints}
        - {id: look, manual: 'Look at ${WORD}.', checklist: [One], type: sure, unchecked: a test}
      """;

  /** As they stand in an address or a form, so that bytes that are no text can be sent too. */
  private static final List<String> VALUES =
      List.of(
          "",
          ".",
          "..%2f..%2fetc%2fpasswd",
          "a%00b",
          "%ed%a0%80",
          "%ff",
          "%e2%80%ae%e2%80%8bx",
          "-1",
          "9223372036854775808",
          "1e999",
          "'%3b%20DROP%20TABLE%20stepgate_run%3b--",
          "$(id)%60id%60%7cid",
          "%3cscript%3ealert(1)%3c%2fscript%3e",
          "%22%27%3e%3cimg%20src%3dx%20onerror%3dalert(1)%3e",
          "%24%7bWORD%7d%23%7b7*7%7d%7b%7b7*7%7d__%24%7b7*7%7d__",
          "a%0d%0aX-Injected:%20yes",
          "a;x=y",
          "x".repeat(3_000));

  private static final List<String> JSON =
      List.of(
          "null",
          "-1",
          "1e999",
          "9223372036854775808",
          "\"..\\/..\\/etc\\/passwd\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"'; DROP TABLE stepgate_run;--\"",
          "\"<script>alert(1)</script>\"",
          "\"$(id) ${WORD} #{7*7} {{7*7}}\"",
          "\"" + "x".repeat(200_000) + "\"",
          "[]",
          "[null]",
          "{}",
          "{\"\": \"\"}",
          "{\"WORD\": {\"a\": 1}}",
          "{\"WORD\": \"a\\u0000b\"}",
          "{\"WORD\": \"" + "x".repeat(200_000) + "\"}");

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "{",
          "{}",
          "{} {}",
          "\ufeff{}",
          "{\"run\": 1, \"run\": 2}",
          "{\"unknown\": 1}",
          "[".repeat(10_000),
          "{\"a\":".repeat(10_000),
          "\"" + "x".repeat(3_000_000) + "\"");

  private Path home;
  private ConsoleTester console;
  private Browser ann;
  private int asked;
  private int runs;
  private int taken;
  private final SoftAssertions all = new SoftAssertions();

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    home = folder;
    Files.createDirectories(home.resolve("runbooks"));
    Files.writeString(home.resolve("runbooks/waits.yaml"), RUNBOOK);
    Files.writeString(
        home.resolve("console.yaml"),
        "runbooks: ['" + home.resolve("runbooks") + "']\nruns-at-once: 900");
    console = ConsoleTester.in(home, Servers.postgres());
    ann = console.admin("ann");
  }

  @AfterAll
  void close() {
    console.close();
  }

  @Test
  void noFieldOfAnyAddressOrFormMakesTheServerFail() {
    for (Handler handler : Handlers.of(console)) {
      Map<String, String> usual = usual(handler);
      for (String field : handler.fields()) {
        for (String value : VALUES) {
          Map<String, String> fields = new LinkedHashMap<>(usual);
          fields.put(field, value);
          ask(handler, fields, field + "=" + value);
        }
      }
    }
    assertThat(asked).isGreaterThan(1_500);
    nothingHasHappened();
  }

  @Test
  void noBodyMakesTheServerFail() {
    for (Handler handler : Handlers.of(console)) {
      Map<String, String> usual = usual(handler);
      for (String field : handler.bodyFields()) {
        JSON.forEach(value -> send(handler, usual, "{\"" + field + "\": " + value + "}"));
      }
      if (!handler.bodyFields().isEmpty()) {
        BODIES.forEach(body -> send(handler, usual, body));
      }
    }
    nothingHasHappened();
  }

  @Test
  void noHeaderMakesTheServerFail() {
    for (Handler handler : Handlers.of(console)) {
      Map<String, String> usual = usual(handler);
      for (String header : handler.headers()) {
        for (String value : List.of("", "-1", "x", "9223372036854775808", "bytes=5-1", "a b\t")) {
          HttpRequest.Builder request = request(handler, usual).header(header, value);
          examine(ann.open(sent(handler, usual, request, "{}")), handler + " " + header + value);
        }
      }
    }
    nothingHasHappened();
  }

  /** These are kept, so that every store has to take them. */
  @Test
  void noAnswerThatIsTakenMakesTheServerFail() {
    for (String value : VALUES) {
      Map<String, String> fields = answer();
      fields.put("note", value);
      String form =
          fields.entrySet().stream()
              .map(field -> field.getKey() + "=" + field.getValue())
              .collect(Collectors.joining("&"));
      decide(decision("/runs/" + one, Browser.FORM_TYPE, form), value);
    }
    for (String value : JSON) {
      Map<String, String> fields = answer();
      String text =
          """
          {"decision": "confirmed", "step": "look", "attempt": 1, "evidence": "%s",
           "items": ["One"], "phrase": "sure", "note": %s}
          """
              .formatted(fields.get("evidence"), value);
      decide(decision("/api/v1/runs/" + one, "application/json", text), value);
    }
    assertThat(taken).as("answers that were taken").isGreaterThan(VALUES.size());
    nothingHasHappened();
  }

  /** A run whose question is answered serves no other answer. */
  private void decide(HttpRequest.Builder decision, String note) {
    HttpResponse<InputStream> answer = ann.open(decision);
    if (answer.statusCode() < 400) {
      taken++;
      one = "";
    }
    examine(answer, "note " + note);
  }

  private Map<String, String> answer() {
    shared();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("decision", "confirm");
    fields.put("step", "look");
    fields.put("attempt", "1");
    fields.put("evidence", console.engine().waiting(one).evidence());
    fields.put("item", "One");
    fields.put("phrase", "sure");
    return fields;
  }

  private HttpRequest.Builder decision(String run, String type, String body) {
    return ann.request(run + "/decision")
        .header("X-XSRF-TOKEN", ann.form())
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
  }

  @Test
  void noSignInMakesTheServerFail() {
    Browser nobody = console.browser();
    nobody.get("/sign-in");
    for (String value : VALUES) {
      for (String form : List.of("name=%s&password=x", "name=ann&password=%s", "%s=x", "%s")) {
        HttpRequest.Builder request =
            nobody
                .request("/sign-in?to=" + value)
                .header("X-XSRF-TOKEN", nobody.form())
                .header("Content-Type", Browser.FORM_TYPE)
                .POST(BodyPublishers.ofString(form.formatted(value)));
        examine(nobody.open(request), "POST /sign-in " + form + " " + value);
      }
    }
    nothingHasHappened();
  }

  /** A run of its own for whatever changes one. */
  private Map<String, String> usual(Handler handler) {
    Map<String, String> usual = new LinkedHashMap<>();
    if (handler.path().contains("/{id}") || handler.path().contains("/{run}")) {
      String run = handler.isGet() ? shared() : waiting();
      usual.put("id", run);
      usual.put("run", run);
    }
    usual.putAll(
        Map.of("file", "01-say.1.txt", "format", "html", "secret", "x", "name", "waits.yaml"));
    // Otherwise it would wait for half a minute.
    usual.put("timeout", "0s");
    return usual;
  }

  private String one = "";

  private String shared() {
    if (one.isEmpty()) {
      one = waiting();
    }
    return one;
  }

  private String waiting() {
    ann.get("/account");
    HttpResponse<String> begun =
        ann.post("/start", "name", "waits.yaml", "input.WORD", "word " + runs++);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
    String run = begun.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
    while (!console.engine().show(run).state().equals("waiting")) {
      Thread.onSpinWait();
    }
    return run;
  }

  private void ask(Handler handler, Map<String, String> fields, String what) {
    HttpRequest.Builder request;
    try {
      request = request(handler, fields);
    } catch (IllegalArgumentException noAddress) {
      return;
    }
    asked++;
    examine(ann.open(sent(handler, fields, request, "{}")), handler + " " + what);
  }

  private void send(Handler handler, Map<String, String> fields, String body) {
    HttpRequest.Builder request = request(handler, fields);
    String what = handler + " " + body.substring(0, Math.min(100, body.length()));
    examine(ann.open(sent(handler, fields, request, body)), what);
  }

  private HttpRequest.Builder request(Handler handler, Map<String, String> fields) {
    String path = handler.path();
    for (String field : handler.inPath()) {
      path = path.replace("{" + field + "}", fields.getOrDefault(field, "x"));
    }
    return ann.request(handler.isGet() ? path + "?" + form(handler, fields) : path);
  }

  private HttpRequest.Builder sent(
      Handler handler, Map<String, String> fields, HttpRequest.Builder request, String body) {
    if (handler.isGet()) {
      return request.GET();
    }
    boolean json = !handler.bodyFields().isEmpty();
    return request
        .header("X-XSRF-TOKEN", ann.form())
        .header("Content-Type", json ? "application/json" : Browser.FORM_TYPE)
        .POST(BodyPublishers.ofString(json ? body : form(handler, fields)));
  }

  private static String form(Handler handler, Map<String, String> fields) {
    return handler.inForm().stream()
        .filter(fields::containsKey)
        .map(field -> field + "=" + fields.get(field))
        .collect(Collectors.joining("&"));
  }

  private void examine(HttpResponse<InputStream> answer, String what) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    try (InputStream in = answer.body()) {
      String body =
          type.startsWith("text/event-stream")
              ? ""
              : new String(in.readNBytes(2_000_000), StandardCharsets.UTF_8);
      all.assertThat(answer.statusCode()).as(what + "\n" + body).isLessThan(500);
      all.assertThat(answer.headers().firstValue("X-Injected")).as(what).isEmpty();
      all.assertThat(body)
          .as(what)
          .doesNotContain("Exception", "\tat ", "dev.stepgate.", "org.springframework")
          .doesNotContain("a bug in stepgate")
          .doesNotContain("root:x:0:0");
      if (type.startsWith("text/html")) {
        all.assertThat(body).as(what).doesNotContain("<script>alert", "<img src=x");
      }
      if (answer.statusCode() >= 400 && handlesPrograms(answer)) {
        all.assertThat(type).as(what + "\n" + body).startsWith("application/problem+json");
      }
    } catch (IOException cut) {
      fail(what, cut);
    }
  }

  private String verdict(String run) {
    return ann.get("/api/v1/runs/" + run + "/verify").body();
  }

  private static boolean handlesPrograms(HttpResponse<?> answer) {
    return answer.uri().getPath().startsWith("/api/v1/");
  }

  /** The server goes on as before, and has no bug to report. */
  private void nothingHasHappened() {
    all.assertAll();
    assertThat(console.engine().runs())
        .allSatisfy(
            run ->
                assertThat(verdict(run.runId())).as(run.runId()).contains("\"state\":\"intact\""));
    assertThat(ann.get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(ann.get("/").statusCode()).isEqualTo(200);
    try (var files = Files.walk(home)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("bug"))).isEmpty();
    } catch (IOException failed) {
      fail(failed);
    }
  }
}
