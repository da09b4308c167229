package dev.stepgate.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KEYS =
      List.of("id", "on", "check", "must-change", "not-contains", "run");

  @ParameterizedTest
  @CsvSource({
    "chek, check",
    "cehck, check",
    "checks, check",
    "Check, check",
    "must_change, must-change",
    "mustchange, must-change",
    "notcontain, not-contains",
    "di, id",
    "rum, run",
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(Nearest.to(written, KEYS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "xy", "chmod", "constrain"})
  void doesNotGuessWildly(String written) {
    assertThat(Nearest.to(written, KEYS)).isEmpty();
  }

  @Test
  void prefersTheNearestAndThenTheFirstInTheAlphabet() {
    assertThat(Nearest.to("lines", List.of("liness", "line", "lines2"))).contains("line");
  }

  @Test
  void listsWhatIsKnownWhereNothingIsNear() {
    assertThat(Nearest.hint("colour", KEYS, "Known here: id.")).isEqualTo("Known here: id.");
  }
}
