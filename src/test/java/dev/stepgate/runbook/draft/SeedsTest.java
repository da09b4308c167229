package dev.stepgate.runbook.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.RunbookLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The documents for which Stepgate was made; they are not ours to keep here. */
@EnabledIfEnvironmentVariable(named = "STEPGATE_TEST_SEEDS", matches = ".+")
class SeedsTest {
  private final Path folder = Path.of(System.getenv().getOrDefault("STEPGATE_TEST_SEEDS", ""));

  @Test
  void theRestoreHasItsStepsCommandsAndChecks() throws IOException {
    Drafted drafted = draft("003");
    Loaded loaded = load(drafted);

    assertThat(drafted.steps()).isEqualTo(23);
    assertThat(drafted.kept()).isEqualTo(drafted.commands()).isEqualTo(50);
    assertThat(drafted.checks()).isGreaterThanOrEqualTo(20);
    assertThat(loaded.orThrow().steps().get(15).action().kind().key()).isEqualTo("service");
    assertThat(loaded.orThrow().steps().get(16).action().kind().key()).isEqualTo("manual");
    assertThat(loaded.orThrow().steps().get(16).checks()).hasSize(1);
  }

  @Test
  void theRestoreContradictsItself() throws IOException {
    Set<String> found =
        draft("003").findings().stream()
            .map(finding -> finding.line() + " " + finding.rule())
            .collect(Collectors.toSet());

    assertThat(found)
        .contains(
            "24 no-such-step",
            "42 demand-broken",
            "192 demand-broken",
            "306 contradicting-number",
            "307 contradicting-number",
            "308 contradicting-number",
            "608 started-twice",
            "627 redirect",
            "642 redirect",
            "641 other-file",
            "371 not-printed");
  }

  @Test
  void theOthersLoad() throws IOException {
    for (String seed : List.of("000", "001", "002", "004")) {
      Loaded loaded = load(draft(seed));
      assertThat(loaded.problems()).as(seed).isEmpty();
      assertThat(loaded.orThrow().steps()).hasSizeGreaterThan(4);
    }
  }

  private static Loaded load(Drafted drafted) {
    return new RunbookLoader().load(Path.of("draft.yaml"), drafted.yaml().getBytes(UTF_8));
  }

  private Drafted draft(String seed) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().startsWith(seed))
              .findFirst()
              .orElseThrow();
      return Draft.of(file, Files.readAllBytes(file));
    }
  }
}
