package dev.stepgate.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.RunbookLoader;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruncatedOutputTest {
  @ParameterizedTest
  @ValueSource(strings = {"size: 5B", "lines: 1", "equals: 12345", "number: 12345", "matches: 1"})
  void provesNothingThatNeedsAllOfIt(String wanted) {
    Finding finding = judge(wanted);

    assertThat(finding.holds()).isFalse();
    assertThat(finding.actual()).startsWith("could not be judged: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"contains: 234", "empty: false"})
  void provesWhatItsBeginningShows(String wanted) {
    assertThat(judge(wanted).holds()).isTrue();
  }

  private static Finding judge(String wanted) {
    String yaml = "runbook: r\nsteps:\n  - id: s\n    check: {file: f, " + wanted + "}\n";
    Check check =
        new RunbookLoader()
            .load(Path.of("r.yaml"), yaml.getBytes(UTF_8))
            .orThrow()
            .steps()
            .get(0)
            .checks()
            .get(0);
    Facts facts = Facts.of(Content.of("12345".getBytes(UTF_8), false));
    return Judge.judge(check.expect(), facts, name -> "", Path::of);
  }
}
