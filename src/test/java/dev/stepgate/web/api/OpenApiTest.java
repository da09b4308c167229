package dev.stepgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OpenApiTest {
  private static final String ASKING =
      """
      runbook: asking
      inputs: {WORD: {default: hello}}
      steps:
        - id: say
          run: echo "$WORD"
          check: {run: echo done, contains: done}
        - id: look
          manual: Look at it.
          unchecked: a person looked
      """;
  @TempDir private static Path folder;
  private static ServerTester server;
  private static JsonNode api;

  @BeforeAll
  static void start() {
    server = ServerTester.in(folder).runbook("asking.yaml", ASKING);
    api = server.get("/api").json();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @Test
  void everyCallIsDescribed() {
    TreeSet<String> described = new TreeSet<>();
    api.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(method -> described.add(method.toUpperCase() + " " + path.getKey())));
    assertThat(described).isEqualTo(new TreeSet<>(Mappings.underApi()));
    assertThat(described).hasSizeGreaterThan(20);
  }

  @Test
  void eachCallHasASummaryAndSaysHowItRefuses() {
    api.path("paths")
        .forEach(
            path ->
                path.forEach(
                    call -> {
                      assertThat(call.path("summary").asString("")).endsWith(".");
                      assertThat(
                              call.at(
                                      "/responses/409/content/application~1problem+json/schema/$ref")
                                  .asString(""))
                          .isEqualTo("#/components/schemas/Problem");
                    }));
    assertThat(api.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
    assertThat(api.path("info").path("version").asString()).isNotEmpty();
  }

  @Test
  void whatTheServerAnswersIsWhatIsDescribed() {
    ServerTester.Answer started =
        matches("post", "/api/v1/runs", "/api/v1/runs", "{\"runbook\": \"asking.yaml\"}");
    String run = "/api/v1/runs/" + started.text("run_id");
    server.awaitState(started.text("run_id"), "waiting");
    matches("get", "/api/v1/runs", "/api/v1/runs", "");
    matches("get", "/api/v1/runs/{run}", run, "");
    matches("get", "/api/v1/runs/{run}/records", run + "/records", "");
    matches("get", "/api/v1/runs/{run}/outputs", run + "/outputs", "");
    matches(
        "get",
        "/api/v1/runs/{run}/outputs/{file}/search",
        run + "/outputs/01-say.1.txt/search?text=hello",
        "");
    matches("get", "/api/v1/runs/{run}/verify", run + "/verify", "");
    matches("get", "/api/v1/runs/{run}/wait", run + "/wait", "");
    matches("get", "/api/v1/runbooks", "/api/v1/runbooks", "");
    matches("get", "/api/v1/runbooks/needs", "/api/v1/runbooks/needs?name=asking.yaml", "");
    matches("get", "/api/v1/runbooks/lint", "/api/v1/runbooks/lint?name=asking.yaml", "");
    matches(
        "post",
        "/api/v1/runbooks/plan",
        "/api/v1/runbooks/plan",
        "{\"runbook\": \"asking.yaml\", \"values\": {\"WORD\": \"x\"}}");
    ServerTester.Answer prompt = matches("get", "/api/v1/runs/{run}/prompt", run + "/prompt", "");
    matches("get", "/api/v1/runs/{run}", "/api/v1/runs/none", "");
    matches(
        "post",
        "/api/v1/runs/{run}/decision",
        run + "/decision",
        "{\"decision\": \"rejected\", \"step\": \"look\", \"attempt\": 1, \"note\": \"no\","
            + " \"evidence\": "
            + prompt.json().path("evidence")
            + "}");
    server.awaitState(started.text("run_id"), "rejected");
    matches("post", "/api/v1/runs/{run}/resume", run + "/resume", "{}");
    server.awaitState(started.text("run_id"), "waiting");
    matches("post", "/api/v1/runs/{run}/abort", run + "/abort", "{\"reason\": \"enough\"}");
  }

  private static ServerTester.Answer matches(
      String method, String path, String address, String body) {
    JsonNode call = api.path("paths").path(path).path(method);
    if (method.equals("post")) {
      JsonNode request = call.at("/requestBody/content/application~1json/schema");
      assertThat(errors(request, body)).as("request of " + path).isEmpty();
    }
    ServerTester.Answer answer =
        method.equals("post") ? server.post(address, body) : server.get(address);
    JsonNode content = call.path("responses").path(String.valueOf(answer.status())).path("content");
    assertThat(content.isEmpty()).as(path + " " + answer.status() + call).isFalse();
    JsonNode schema = content.path(content.propertyNames().iterator().next()).path("schema");
    assertThat(schema.isObject()).as(path + " " + answer.status() + call).isTrue();
    assertThat(errors(schema, answer.body())).as(path + ": " + answer.body()).isEmpty();
    return answer;
  }

  /** With no further names allowed, so that a name that is not described is found. */
  private static List<String> errors(JsonNode schema, String json) {
    ObjectNode whole = schema.deepCopy().asObject();
    JsonNode components = api.path("components").deepCopy();
    components
        .path("schemas")
        .forEach(
            one -> {
              if (one.has("properties")) {
                ((ObjectNode) one).put("additionalProperties", false);
              }
            });
    whole.set("components", components);
    List<Error> errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(whole)
            .validate(new tools.jackson.databind.json.JsonMapper().readTree(json));
    return new ArrayList<>(errors.stream().map(Error::toString).toList());
  }

  @Test
  void theNamesAreThoseOfTheCommandLine() {
    Map<String, List<String>> some =
        Map.of(
            "StepView", List.of("number", "id", "title", "kind", "attempts"),
            "AttemptView",
                List.of("attempt", "outcome", "started_at", "took_ms", "reason", "confirmed_by"));
    some.forEach(
        (name, properties) ->
            assertThat(
                    new TreeSet<>(
                        api.path("components")
                            .path("schemas")
                            .path(name)
                            .path("properties")
                            .propertyNames()))
                .isEqualTo(new TreeSet<>(properties)));
  }
}
