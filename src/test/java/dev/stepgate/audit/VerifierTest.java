package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
  @TempDir Path home;

  @Test
  void findsAWholeRunIntact() {
    LogTester tester = new LogTester(home).wholeRun();
    Verdict verdict = tester.verify();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.describe())
        .isEqualTo(
            "intact: all 39 records are sealed"
                + "; not compared with the store, so a cut tail would not show");
  }
}
