package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunQueryTest {
  private static final String RUNBOOK =
      """
      runbook: %s
      lock: the %s database
      steps:
        - {id: one, run: "%s", check: {run: "true"}}
      """;
  @TempDir Path folder;

  @Test
  void findsRunsByTextStateAndRunbookPartByPart() {
    EngineTester tester = EngineTester.in(folder);
    tester.file("good.yaml", RUNBOOK.formatted("good", "Green", "true"));
    tester.file("bad.yaml", RUNBOOK.formatted("bad", "100%_sure", "false"));
    for (String file : List.of("good.yaml", "bad.yaml", "good.yaml", "good.yaml")) {
      tester.clock.advance(java.time.Duration.ofMinutes(1));
      tester.runFile(file, Map.of());
    }
    try (Engine engine = tester.engine()) {
      assertThat(runbooks(engine, RunQuery.newest(3))).containsExactly("good", "good", "bad");
      assertThat(engine.runs(RunQuery.newest(3)).total()).isEqualTo(4);
      assertThat(runbooks(engine, new RunQuery("", "", "", 3, 3))).containsExactly("good");
      assertThat(runbooks(engine, new RunQuery("", "failed", "", 0, 9))).containsExactly("bad");
      assertThat(runbooks(engine, new RunQuery("", "", "bad", 0, 9))).containsExactly("bad");
      assertThat(runbooks(engine, new RunQuery("GREEN", "", "", 0, 9))).hasSize(3);
      assertThat(runbooks(engine, new RunQuery("%_", "", "", 0, 9))).containsExactly("bad");
      assertThat(runbooks(engine, new RunQuery("!", "", "", 0, 9))).isEmpty();
      assertThat(runbooks(engine, new RunQuery("'; drop", "", "", 0, 9))).isEmpty();
    }
  }

  @Test
  void callsWhatHasDiedInterruptedThoughTheStoreDoesNotKnow() {
    EngineTester tester = EngineTester.in(folder);
    tester.file("good.yaml", RUNBOOK.formatted("good", "green", "true"));
    tester.runFile("good.yaml", Map.of());
    tester.sql("update stepgate_run set state = 'running'");
    try (Engine engine = tester.engine()) {
      assertThat(engine.runs(new RunQuery("", "running", "", 0, 9)).runs()).isEmpty();
      assertThat(engine.runs(new RunQuery("", "", "", 0, 9)).runs())
          .extracting(RunLine::state)
          .containsExactly("passed");
    }
  }

  private static List<String> runbooks(Engine engine, RunQuery query) {
    return engine.runs(query).runs().stream().map(RunLine::runbook).toList();
  }
}
