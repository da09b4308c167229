package dev.stepgate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.run.Actor;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunService.Start;
import dev.stepgate.run.StopSignal;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.UserError;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.Receiver;
import dev.stepgate.web.runs.LiveRuns;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What monitoring sees of a server that has run something. */
class MonitoringTest {
  private static final Pattern METRIC = Pattern.compile("stepgate_[a-z_]*[a-z]");
  @TempDir private static Path home;
  private static Receiver receiver;
  private static ConsoleTester server;
  private static Browser admin;

  @BeforeAll
  static void runSomething() throws IOException {
    receiver = Receiver.start();
    Files.writeString(
        home.resolve("notify.yaml"),
        "channels: {ops: {webhook: {url: '"
            + receiver.url()
            + "'}}}\nnotify: {to: ops, on: [waiting, failed, passed]}\n");
    server = ConsoleTester.in(home);
    admin = server.admin("ann");
    run("quick", "{id: a, run: 'true', unchecked: nothing to see}", "passed");
    run("broken", "{id: a, run: 'exit 1', unchecked: nothing to see}", "failed");
    String asked = start("asking", "{id: a, manual: Look., unchecked: nothing to see}");
    awaitState(asked, "waiting");
    assertThatThrownBy(() -> start("asking", "{id: a, manual: Look., unchecked: nothing to see}"))
        .isInstanceOf(UserError.class);
    answer(asked);
    awaitState(asked, "passed");
    receiver.await(4);
    Patience.until("the count of notices", () -> scrape().contains("result=\"sent\"} 4.0"));
  }

  @AfterAll
  static void close() {
    server.close();
    receiver.close();
  }

  private static String run(String name, String step, String end) throws IOException {
    String run = start(name, step);
    awaitState(run, end);
    return run;
  }

  private static String start(String name, String step) throws IOException {
    Path runbook = home.resolve(name + ".yaml");
    Files.writeString(runbook, "runbook: " + name + "\nsteps:\n  - " + step + "\n");
    return server
        .console()
        .context()
        .getBean(LiveRuns.class)
        .start(new Actor("ann", "console"), new Start(runbook, Map.of()), Map.of());
  }

  private static void awaitState(String run, String state) {
    Patience.until(
        run + " is " + state,
        () ->
            server.engine().show(run).state().equals(state)
                && (state.equals("waiting") || live() == 0));
  }

  private static int live() {
    return server.console().context().getBean(LiveRuns.class).count();
  }

  private static void answer(String run) {
    Prompt prompt = server.engine().waiting(run);
    Decision decision =
        new Decision(
            run,
            prompt.stepId(),
            prompt.attempt(),
            true,
            "ann",
            "here",
            "console",
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            "",
            List.of(),
            "",
            prompt.evidence());
    server.engine().by(new Actor("ann", "console"), new StopSignal()).decide(decision);
  }

  private static String scrape() {
    HttpResponse<String> answer = admin.get("/actuator/prometheus");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static Set<String> metricsIn(String file) throws IOException {
    Set<String> names = new TreeSet<>();
    METRIC
        .matcher(Files.readString(Path.of(file)))
        .results()
        .forEach(one -> names.add(one.group()));
    return names;
  }

  private static void areExposed(Set<String> names) {
    String exposed = scrape();
    assertThat(names)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            name ->
                assertThat(exposed)
                    .containsPattern("(?m)^" + name + "(_bucket|_count)?(\\{.*\\})? [0-9.E+-]+$"));
  }

  @Test
  void everyAlertRuleLooksAtWhatIsThere() throws IOException {
    areExposed(metricsIn("docs/monitoring/alerts.yaml"));

    JsonNode rules =
        YAMLMapper.shared()
            .readTree(Files.readString(Path.of("docs/monitoring/alerts.yaml")))
            .at("/groups/0/rules");
    assertThat(rules).hasSizeGreaterThan(5);
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.path("alert").asString("")).startsWith("Stepgate");
              assertThat(rule.path("expr").asString("")).containsPattern(METRIC);
              assertThat(rule.at("/annotations/summary").asString("")).endsWith(".");
            });
  }

  @Test
  void everyPanelOfTheDashboardLooksAtWhatIsThere() throws IOException {
    areExposed(metricsIn("docs/monitoring/dashboard.json"));

    JsonNode panels =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of("docs/monitoring/dashboard.json")))
            .path("panels");
    assertThat(panels).hasSizeGreaterThan(5);
    assertThat(panels)
        .allSatisfy(
            panel -> assertThat(panel.at("/targets/0/expr").asString("")).containsPattern(METRIC));
  }

  @Test
  void thePageNamesWhatIsThereAndNothingOfOursIsLeftOut() throws IOException {
    Set<String> page = metricsIn("docs/monitoring.md");
    areExposed(page);

    Set<String> exposed = new TreeSet<>();
    Pattern.compile("(?m)^# TYPE (stepgate_[a-z_]+?)(_max)? ")
        .matcher(scrape())
        .results()
        .forEach(one -> exposed.add(one.group(1)));
    assertThat(page).containsAll(exposed);
  }

  @Test
  void countsWhatHasHappened() {
    assertThat(scrape())
        .contains(
            "stepgate_runs_total{runbook=\"quick\",state=\"passed\"} 1.0\n",
            "stepgate_runs_total{runbook=\"broken\",state=\"failed\"} 1.0\n",
            "stepgate_steps_total{kind=\"run\",outcome=\"failed\",runbook=\"broken\"} 1.0\n",
            "stepgate_waiting_seconds_count{runbook=\"asking\"} 1\n",
            "stepgate_target_refusals_total 1.0\n",
            "stepgate_target_take_seconds_count 3\n",
            "stepgate_notices_total{channel=\"ops\",result=\"sent\"} 4.0\n",
            "stepgate_store_runs{state=\"passed\"} 2.0\n",
            "stepgate_store_runs{state=\"failed\"} 1.0\n",
            "stepgate_questions_open 0.0\n",
            "stepgate_runs_live 0.0\n",
            "stepgate_store_up 1.0\n");
  }

  @Test
  void strangersSeeNoMetrics() {
    HttpResponse<String> answer = server.browser().get("/actuator/prometheus");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("stepgate_");
  }

  @Test
  void tellsOnlyWhetherItIsWell() {
    HttpResponse<String> answer = server.browser().get("/actuator/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
    assertThat(admin.get("/actuator/health").body()).isEqualTo(answer.body());
  }

  @Test
  void isNotWellWhenNoLogCanBeWritten() throws IOException {
    Path logs = home.resolve("logs");
    Path aside = home.resolve("logs-aside");
    Files.move(logs, aside);
    Files.writeString(logs, "a file where a folder should be");
    try {
      HttpResponse<String> answer = server.browser().get("/actuator/health");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"DOWN\"}");
    } finally {
      Files.delete(logs);
      Files.move(aside, logs);
    }
  }
}
