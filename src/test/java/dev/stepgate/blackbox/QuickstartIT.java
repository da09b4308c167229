package dev.stepgate.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.format.Compression;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.RunbookTester.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README lets everybody type first: a whole restore between two real servers. */
class QuickstartIT {
  private static final Path RUNBOOK = Path.of("runbooks", "quickstart.yaml").toAbsolutePath();
  @TempDir Path folder;

  @Test
  void restoresProductionIntoDevelopmentAndMayBeDoneAgain() throws IOException {
    RunbookTester tester = RunbookTester.in(folder);
    Result first = tester.stepgate("run", RUNBOOK.toString());

    assertThat(first.exit()).as(first.err()).isEqualTo(3);
    assertThat(first.out())
        .contains("18,309 rows of 5 tables in ")
        .contains("client.email: {mask: email}, 3,739 of 3,739 values changed")
        .contains("step 5/10 load check passed: rows of development")
        .contains("step 9/10 leaks check passed: leaks of export in development")
        .contains("waiting: 9 of 10 steps passed");
    nothingTravels();

    Result confirmed =
        tester.stepgate(
            "confirm",
            "last",
            "--item",
            "The counts look right",
            "--item",
            "Nothing personal is left");
    assertThat(confirmed.exit()).as(confirmed.err()).isZero();
    Result end = tester.stepgate("resume", "last");
    assertThat(end.exit()).as(end.err()).isZero();
    assertThat(end.out()).contains("passed: 10 of 10 steps passed");

    Result again = tester.stepgate("run", RUNBOOK.toString());
    assertThat(again.exit()).as(again.err()).isEqualTo(3);
    assertThat(again.out()).contains("drops database app with 8 tables and about ");
  }

  /** Neither the logs nor what was exported may hold any of it. */
  private void nothingTravels() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("logs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (InputStream in =
            Compression.of(file.toString()).unpacked(Files.newInputStream(file))) {
          String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
          assertThat(text).as(file.toString()).isNotEmpty().doesNotContain("customers.test");
          // A made-up number may begin so as well; thousands of them never do.
          assertThat(text.split("\\+64 21 ", -1).length).as(file.toString()).isLessThan(20);
        }
      }
    }
  }
}
