package dev.stepgate.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookLoaderTest {
  private static final String TOP = "runbook: r\nsteps:\n";

  private final RunbookLoader loader = new RunbookLoader();

  @Test
  void leavesOutWhatIsNotThere() {
    Runbook runbook = load("  - {id: a, check: {file: x}}\n").orThrow();
    Step step = runbook.steps().get(0);

    assertThat(runbook.title()).isNull();
    assertThat(runbook.secrets()).isEmpty();
    assertThat(runbook.needs()).isEmpty();
    assertThat(step.action()).isNull();
    assertThat(step.options().mustChange()).isFalse();
    assertThat(step.options().env()).isEmpty();
    assertThat(step.reverify()).isEqualTo(Step.Reverify.LAST);
    assertThat(step.checks()).hasSize(1);
  }

  @Test
  void keepsTheOrderOfStepsAndNames() {
    String yaml =
        "inputs: {Z: {}, A: {}, M: {}}\n"
            + TOP
            + "  - {id: z, unchecked: x}\n  - {id: a, unchecked: x}\n";
    Runbook runbook = loader.load(Path.of("x"), yaml.getBytes(UTF_8)).orThrow();

    assertThat(runbook.steps()).extracting(Step::id).containsExactly("z", "a");
    assertThat(runbook.inputs().keySet()).containsExactly("Z", "A", "M");
    assertThat(runbook.step("a")).contains(runbook.steps().get(1));
    assertThat(runbook.step("b")).isEmpty();
  }

  @Test
  void knowsHowHostsAreReached() {
    String yaml =
        """
        hosts:
          prod: {port: 22, ssh: "${RUN_ID}", role: production, cwd: /srv, env: {A: b}, as: me}
          web: {docker: web}
          jobs: {context: test, kubernetes: app=jobs}
        """;
    String steps =
        "  - {id: a, on: prod, needs: {file: x, on: web}, check: {file: x, on: local}}\n";
    Runbook runbook =
        loader
            .load(
                Path.of("x"), (yaml + "needs: {file: x, on: jobs}\n" + TOP + steps).getBytes(UTF_8))
            .orThrow();

    assertThat(runbook.hosts().values().stream().map(Runbook.HostEntry::kind))
        .containsExactly("ssh", "docker", "kubernetes");
    assertThat(runbook.hosts().get("prod").reach())
        .containsExactly(
            entry("ssh", new Text("${RUN_ID}")),
            entry("port", new Text("22")),
            entry("as", new Text("me")));
    assertThat(runbook.hosts().get("prod").role()).isEqualTo(Runbook.Role.PRODUCTION);
    assertThat(runbook.hosts().get("web").role()).isNull();
    assertThat(runbook.hostsNamed().map(Text::raw))
        .containsExactlyInAnyOrder("jobs", "prod", "web", "local");
  }

  @Test
  void takesOneValueAsAListOfOne() {
    Check one = firstCheck("{file: x, contains: a}");
    Check many = firstCheck("{file: x, contains: [a, b]}");

    assertThat(one.expect().contains()).containsExactly(new Text("a"));
    assertThat(many.expect().contains()).containsExactly(new Text("a"), new Text("b"));
  }

  @Test
  void readsJsonAsItIsMeant() {
    Check check =
        firstCheck(
            "{run: x, json: {n: 1.50, t: \"1.50\", b: true, s: 'true', nothing: null, l: [a]}}");

    Map<?, ?> value = (Map<?, ?>) check.expect().json().value();
    assertThat(value.get("n")).isEqualTo(new BigDecimal("1.50"));
    assertThat(value.get("t")).isEqualTo(new Text("1.50"));
    assertThat(value.get("b")).isEqualTo(true);
    assertThat(value.get("s")).isEqualTo(new Text("true"));
    assertThat(value.containsKey("nothing")).isTrue();
    assertThat(value.get("l")).isEqualTo(List.of(new Text("a")));
  }

  @Test
  void definesAStepByWhatItSaysAndNotByWhereItStands() {
    String definition =
        definition("  - {id: a, run: x, timeout: 5m, check: {file: x, lines: 7}}\n");

    assertThat(definition)
        .isEqualTo(
            "{\"check\":{\"file\":\"x\",\"lines\":7},\"id\":\"a\",\"run\":\"x\",\"timeout\":\"5m\"}");
    assertThat(
            definition(
                "\n# moved\n  - check:\n      lines: 7 # seven\n      file: 'x'\n    timeout: 5m\n    run: x\n    id: \"a\"\n"))
        .isEqualTo(definition);
    assertThat(definition("  - {id: a, run: y, timeout: 5m, check: {file: x, lines: 7}}\n"))
        .isNotEqualTo(definition);
  }

  @Test
  void tellsJsonTextFromJsonNumbersInDefinitions() {
    assertThat(definition("  - {id: a, check: {run: x, json: {n: 7}}}\n"))
        .isNotEqualTo(definition("  - {id: a, check: {run: x, json: {n: '7'}}}\n"));
  }

  @Test
  void knowsWhereThingsStand() {
    Loaded loaded = load("  - id: a\n    run: x\n    env: {A: b}\n    check: {file: y}\n");
    Step step = loaded.orThrow().steps().get(0);

    assertThat(step.place()).isEqualTo(new Place(3, 5));
    assertThat(step.action().place()).isEqualTo(new Place(4, 5));
    assertThat(Parts.in(step.action().fields(), Shell.class).map(loaded.places()::of))
        .containsExactly(Optional.of(new Place(4, 10)));
    assertThat(loaded.places().ofKey(step.options().env(), "A")).contains(new Place(5, 11));
    assertThat(loaded.places().of(new Text("b"))).isEmpty();
  }

  @Test
  void countsColumnsInCharactersNotInUnits() {
    assertThat(load("  - {id: a, title: \"🙂🙂\", chek: x, unchecked: y}\n").problems())
        .extracting(Problem::place)
        .containsExactly(new Place(3, 26));
  }

  @Test
  void throwsOneErrorWithAllProblems() {
    assertThatThrownBy(() -> load("  - {id: a, chek: x}\n  - {id: a, unchecked: x}\n").orThrow())
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.exit()).isEqualTo(ExitCode.INVALID);
              assertThat(error.render())
                  .isEqualTo(
                      """
                      error: unknown key 'chek'
                        --> x.yaml:3:13
                        |
                      3 |   - {id: a, chek: x}
                        |             ^
                      hint: Did you mean 'check'?

                      error: the step id 'a' is taken
                        --> x.yaml:4:10
                        |
                      4 |   - {id: a, unchecked: x}
                        |          ^
                      hint: The step in line 3 has it; choose another.

                      2 problems in x.yaml""");
            });
  }

  @Test
  void readsFilesAndKeepsTheirBytes(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("r.yaml"), TOP + "  - {id: a, unchecked: x}\n");

    Loaded loaded = loader.load(file);

    assertThat(loaded.file()).isEqualTo(file);
    assertThat(loaded.bytes()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void saysWhenThereIsNoFile(@TempDir Path folder) {
    assertThatThrownBy(() -> loader.load(folder))
        .hasMessage("cannot read the runbook '" + folder + "': not a file");
    assertThatThrownBy(() -> loader.load(folder.resolve("no.yaml")))
        .hasMessage("cannot read the runbook '" + folder.resolve("no.yaml") + "': no such file");
  }

  @Test
  void refusesTwoKindsWithOneKey() {
    ActionKind run = Kinds.installed().actions().get("run");

    assertThatThrownBy(() -> Kinds.of(List.of(run, run), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("two kinds for one key");
  }

  @Test
  void letsAKindComplainAboutItsKeys() {
    assertThat(load("  - {id: a, manual: x, type: ' ', unchecked: x}\n").problems())
        .containsExactly(
            new Problem(
                "invalid",
                new Place(3, 24),
                "the phrase is empty",
                "Write the words that must be typed."));
  }

  private Check firstCheck(String check) {
    return load("  - {id: a, check: " + check + "}\n").orThrow().steps().get(0).checks().get(0);
  }

  private String definition(String step) {
    return load(step).orThrow().steps().get(0).definition();
  }

  private Loaded load(String steps) {
    return loader.load(Path.of("x.yaml"), (TOP + steps).getBytes(UTF_8));
  }
}
