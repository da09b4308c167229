package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActorTest {
  private static final Actor ANN = new Actor("ann", "console, from 10.1.2.3, by password");
  @TempDir Path folder;

  @Test
  void standsInTheLogOfWhateverItDoes() {
    EngineTester tester =
        EngineTester.in(folder)
            .runbook(
                """
                runbook: small
                steps:
                  - {id: one, run: test -e there, check: {run: "true"}}
                """);
    try (Engine engine = tester.engine()) {
      RunService ann = engine.by(ANN, new StopSignal());
      assertThat(ann.start(start(), tester, tester.operator)).isEqualTo(ExitCode.FAILED);
      ann.close();
      assertThat(ann.abort("last", "enough").state()).isEqualTo("aborted");
      History history = engine.history("last");
      assertThat(history.run().text("user")).isEqualTo("ann");
      assertThat(history.run().text("through")).isEqualTo(ANN.how());
      assertThat(history.records("attempt")).extracting(r -> r.text("user")).containsOnly("ann");
      assertThat(history.records("end").reduce((first, last) -> last))
          .map(end -> end.text("reason"))
          .hasValueSatisfying(
              reason ->
                  assertThat(reason)
                      .startsWith("aborted by ann@")
                      .endsWith(" (console, from 10.1.2.3, by password): enough"));
      assertThat(engine.show("last").startedBy()).startsWith("ann@");
      assertThat(engine.runs()).hasSize(1);
    }
  }

  @Test
  void needsNoWordsAtTheCommandLine() {
    EngineTester tester =
        EngineTester.in(folder)
            .runbook(
                """
                runbook: small
                steps:
                  - {id: one, run: "true", check: {run: "true"}}
                """);
    assertThat(tester.run().code()).isEqualTo(ExitCode.PASSED);
    try (Engine engine = tester.engine()) {
      assertThat(engine.history("last").records()).noneMatch(ActorTest::hasMeans);
    }
  }

  private static boolean hasMeans(LogRecord record) {
    return record.has("through");
  }

  private RunService.Start start() {
    return new RunService.Start(folder.resolve("runbook.yaml"), Map.of());
  }
}
