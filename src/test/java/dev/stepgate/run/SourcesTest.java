package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final String ENV_AND_INPUTS =
      """
      env: {file: .env, require: [HOST]}
      inputs:
        WHERE: {default: '${HOST}/${RUN_STAMP}'}
        WHO: {}
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve(".env"), "HOST=from-file\nOTHER=seen\n");
  }

  private Variables resolve(String yaml, Map<String, String> chosen, Map<String, String> around) {
    Runbook runbook = load(yaml);
    SecretReader secrets = new SecretReader(folder, new ScriptedOperator(new SettableClock()));
    return new Sources(runbook, chosen, around, Map.of("RUN_STAMP", "now"), folder)
        .resolve(secrets);
  }

  private static Runbook load(String yaml) {
    String whole =
        "runbook: sources\n" + yaml + "steps:\n  - {id: one, run: 'true', unchecked: a test}\n";
    return new RunbookLoader()
        .load(Path.of("sources.yaml"), whole.getBytes(StandardCharsets.UTF_8))
        .orThrow();
  }

  @Test
  void whatIsChosenWinsOverTheFileAndTheFileOverTheEnvironment() {
    Map<String, String> around = Map.of("HOST", "from-shell");
    Map<String, String> chosen = Map.of("HOST", "chosen", "WHO", "me");

    Variables all = resolve(ENV_AND_INPUTS, chosen, around);
    assertThat(all.named().get("HOST")).isEqualTo(new Variables.Value("chosen", "-e"));

    all = resolve(ENV_AND_INPUTS, Map.of("WHO", "me"), around);
    assertThat(all.named().get("HOST")).isEqualTo(new Variables.Value("from-file", "env.file"));

    all = resolve("env: {require: [HOST]}\n", Map.of(), around);
    assertThat(all.named().get("HOST")).isEqualTo(new Variables.Value("from-shell", "environment"));
  }

  @Test
  void aDefaultMayUseWhatIsKnownByThen() {
    Variables all = resolve(ENV_AND_INPUTS, Map.of("WHO", "me"), Map.of());
    assertThat(all.named().get("WHERE")).isEqualTo(new Variables.Value("from-file/now", "default"));
    all = resolve(ENV_AND_INPUTS, Map.of("WHO", "me", "HOST", "h"), Map.of());
    assertThat(all.named().get("WHERE")).isEqualTo(new Variables.Value("h/now", "default"));
  }

  @Test
  void commandsSeeTheWholeFileAndWhatWasChosen() {
    Variables all = resolve(ENV_AND_INPUTS, Map.of("WHO", "me", "HOST", "h"), Map.of());
    assertThat(all.environment(null))
        .containsEntry("HOST", "h")
        .containsEntry("OTHER", "seen")
        .containsEntry("WHO", "me")
        .containsEntry("RUN_STAMP", "now");
  }

  @Test
  void saysEverythingThatIsMissingAtOnce() {
    assertThatThrownBy(
            () -> resolve("env: {require: [A, B]}\ninputs: {C: {}}\n", Map.of(), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessage("no value for A, B, C");
  }

  @Test
  void refusesANameThatNobodyAskedFor() {
    assertThatThrownBy(() -> resolve(ENV_AND_INPUTS, Map.of("HOTS", "x"), Map.of()))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error.render())
                    .isEqualTo(
                        "error: -e HOTS: the runbook has no such input\n"
                            + "hint: It takes HOST, WHERE, WHO."));
    assertThatThrownBy(() -> resolve("secrets: {PIN: {prompt: x}}\n", Map.of("PIN", "x"), Map.of()))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error.hint())
                    .isEqualTo(
                        "It is a secret: give it as the runbook says, never on a command line."));
  }

  @Test
  void foreseesWithoutSecretsWhatIsStillUnknown() {
    List<String> unknown = new ArrayList<>();
    new Sources(load(ENV_AND_INPUTS), Map.of(), Map.of(), Map.of("RUN_STAMP", "<stamp>"), folder)
        .foresee(unknown);
    assertThat(unknown).containsExactly("WHO has no value yet: give it with -e WHO=VALUE");
  }
}
