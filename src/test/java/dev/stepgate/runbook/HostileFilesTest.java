package dev.stepgate.runbook;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilesTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String STEPS = "\nsteps:\n  - {id: a, check: {file: x}}\n";

  private final RunbookLoader loader = new RunbookLoader();

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesInTime(String name, byte[] bytes, String message) {
    Loaded loaded = load(bytes);

    assertThat(loaded.runbook()).isNull();
    assertThat(loaded.problems()).extracting(Problem::message).contains(message);
    assertThat(loaded.render("error", loaded.problems())).doesNotContain("\u0000", "\u202e");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("empty", "", "the file is empty"),
        refused("comment only", "# nothing\n", "the file is empty"),
        refused("null", "~\n", "the file is empty"),
        arguments(
            "UTF-16 with mark", "runbook: r".getBytes(UTF_16), "the file is UTF-16, not UTF-8"),
        arguments("UTF-16", "runbook: r".getBytes(UTF_16LE), "the file is UTF-16, not UTF-8"),
        arguments(
            "Latin-1", new byte[] {'a', ':', ' ', (byte) 0xe4, '\n'}, "the file is not UTF-8"),
        arguments(
            "cut character",
            new byte[] {'a', ':', ' ', (byte) 0xe2, (byte) 0x82},
            "the file is not UTF-8"),
        arguments(
            "lone surrogate",
            new byte[] {'a', ':', ' ', (byte) 0xed, (byte) 0xa0, (byte) 0x80},
            "the file is not UTF-8"),
        refused("NUL", "runbook: r\u0000" + STEPS, "the character U+0000 is not allowed"),
        refused("escape", "runbook: \u001b[2J" + STEPS, "the character U+001B is not allowed"),
        refused("right to left", "runbook: \u202er" + STEPS, "the character U+202E is not allowed"),
        refused(
            "50 MB scalar", "runbook: " + "a".repeat(50_000_000), "the file is larger than 2 MB"),
        refused(
            "10k levels, flow",
            "a: " + "[".repeat(10_000),
            "more than 50 levels of lists and maps"),
        refused(
            "10k levels, maps",
            "a: " + "{a: ".repeat(10_000),
            "more than 50 levels of lists and maps"),
        refused("10k levels, dashes", "- ".repeat(10_000), "more than 50 levels of lists and maps"),
        refused(
            "10k levels, keys",
            IntStream.range(0, 1_000)
                .mapToObj(i -> " ".repeat(i) + "a:\n")
                .reduce("", String::concat),
            "more than 50 levels of lists and maps"),
        refused("alias bomb", bomb(), "anchors (&name) are not allowed"),
        refused("recursive anchor", "&a [*a]", "anchors (&name) are not allowed"),
        refused("recursive map", "runbook: &a {b: *a}", "the key 'steps' is missing"),
        refused(
            "unknown version",
            "%YAML 3.0\n---\nrunbook: r" + STEPS,
            "not valid YAML: Version{major=3, minor=0}"),
        refused("100k unknown keys", keys(100_000), "unknown key 'k0'"),
        refused(
            "200k unknown names",
            "runbook: r\ntitle: '" + "${A}".repeat(200_000) + "'" + STEPS,
            "unknown name 'A'"),
        refused("50k inputs and names", inputs(30_000), "unknown name 'M0'"),
        refused(
            "endless duration", step("timeout: " + "1s".repeat(100_000)), "'timeout' is too long"),
        refused(
            "endless number",
            "runbook: r\nsteps: [{id: a, check: {run: x, lines: " + "9".repeat(100_000) + "}}]",
            "'lines' is too long"),
        refused(
            "endless pattern",
            "runbook: r\nsteps: [{id: a, check: {run: x, matches: '" + "(".repeat(100_000) + "'}}]",
            "matches: not a regular expression: longer than 1000 characters"),
        refused(
            "endless id",
            "runbook: " + "r".repeat(1_000_000) + STEPS,
            "'" + "r".repeat(59) + "…' cannot be a name here"));
  }

  @Test
  void acceptsAMarkAndWindowsLineEnds() {
    Loaded loaded = load(("\uFEFFrunbook: r" + STEPS).replace("\n", "\r\n").getBytes(UTF_8));

    assertThat(loaded.problems()).isEmpty();
  }

  @Test
  void keepsTextThatYamlWouldReadAsSomethingElse() {
    String yaml =
        "runbook: 012\ntitle: no\nsteps:\n  - {id: 2024-01-01, unchecked: .inf, env: {A: 1:30, B: 0x1F, C: 1_0, D: ~x, E: ''}}\n";
    Runbook runbook = load(yaml.getBytes(UTF_8)).orThrow();

    assertThat(runbook.name()).isEqualTo("012");
    assertThat(runbook.title()).hasToString("no");
    assertThat(runbook.steps().get(0).options().unchecked()).hasToString(".inf");
    assertThat(runbook.steps().get(0).options().env())
        .hasToString("{A=1:30, B=0x1F, C=1_0, D=~x, E=}");
  }

  /** Whatever is done to a good file, the answer is a runbook or problems with a place. */
  @Test
  void neverAnswersWithAnException() throws Exception {
    String good = Files.readString(Fixtures.in("valid").get(0));
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      Loaded loaded = load(Mutations.of(good, random).getBytes(UTF_8));
      assertThat(loaded.runbook() == null).isEqualTo(!loaded.problems().isEmpty());
      assertThat(loaded.render("error", loaded.problems())).isNotEmpty();
    }
  }

  private Loaded load(byte[] bytes) {
    return assertTimeoutPreemptively(SOON, () -> loader.load(Path.of("x.yaml"), bytes));
  }

  private static Arguments refused(String name, String yaml, String message) {
    return arguments(name, yaml.getBytes(UTF_8), message);
  }

  private static String step(String key) {
    return "runbook: r\nsteps:\n  - id: a\n    run: x\n    " + key + "\n    check: {file: x}\n";
  }

  private static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "k" + i + ": ")
        .collect(Collectors.joining("\n"));
  }

  private static String inputs(int count) {
    StringBuilder yaml = new StringBuilder("runbook: r\ninputs:\n");
    IntStream.range(0, count)
        .forEach(
            i ->
                yaml.append("  N")
                    .append(i)
                    .append(": {default: \"${M")
                    .append(i)
                    .append("}\"}\n"));
    return yaml.append(STEPS).toString();
  }

  private static String bomb() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
    IntStream.range(1, 30)
        .forEach(
            i ->
                yaml.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n"));
    return yaml.toString();
  }
}
