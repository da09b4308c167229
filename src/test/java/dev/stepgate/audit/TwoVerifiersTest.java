package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TwoVerifiersTest {
  private static final Map<String, Consumer<Forgery>> FORGERIES = new TreeMap<>();

  static {
    FORGERIES.put("no checks", forgery -> forgery.leaveOut("check"));
    FORGERIES.put("no confirmation", forgery -> forgery.leaveOut("confirmation"));
    FORGERIES.put("no second attempt", forgery -> forgery.leaveOut("attempt"));
    FORGERIES.put("no seals", forgery -> forgery.leaveOut("seal"));
    FORGERIES.put("no run", forgery -> forgery.leaveOut("run"));
    FORGERIES.put(
        "rejected, yet passed", forgery -> change(forgery, "confirmation", "decision", "rejected"));
    FORGERIES.put(
        "failed checks, yet passed", forgery -> change(forgery, "check", "verdict", "failed"));
    FORGERIES.put(
        "exit 1, yet passed", forgery -> forgery.change("exit", exit -> exit.put("value", 1)));
    FORGERIES.put("an unknown word", forgery -> change(forgery, "outcome", "outcome", "splendid"));
    FORGERIES.put("an unknown kind", forgery -> change(forgery, "spawned", "kind", "blessing"));
    FORGERIES.put("another run", forgery -> change(forgery, "run", "run", "other_20260711_143000"));
    FORGERIES.put("a step nobody knows", forgery -> change(forgery, "intent", "step", "other"));
    FORGERIES.put(
        "steps in another order", forgery -> forgery.change("run", TwoVerifiersTest::turn));
    FORGERIES.put(
        "output outside the folder",
        forgery ->
            forgery.change("exit", exit -> ((ObjectNode) exit.get("output")).put("file", "../x")));
  }

  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> agreeOnWhatIsDoneToAFinishedLog() {
    return Tampering.CASES.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      LogTester tester = finished(entry.getKey());
                      entry.getValue().change().apply(tester);
                      assertBothSay(entry.getValue().expected(), tester, Optional.empty());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> agreeOnLogsWhoseChainHoldsButWhoseRecordsDoNot() {
    return FORGERIES.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      LogTester tester = finished(entry.getKey());
                      entry.getValue().accept(Forgery.withTheKey(tester));
                      assertBothSay(Verdict.State.TAMPERED, tester, Optional.empty());
                    }));
  }

  @Test
  void agreeThatUnknownFieldsAreAllowed() throws Exception {
    LogTester tester = finished("fields");
    Forgery.withTheKey(tester).change("exit", exit -> exit.put("mood", "good"));
    assertBothSay(Verdict.State.INTACT, tester, Optional.empty());
  }

  @Test
  void agreeOnHowDeepARecordMayNest() throws Exception {
    LogTester tester = finished("deep");
    String list = "[".repeat(63) + "]".repeat(63);
    Forgery.withTheKey(tester)
        .change("exit", exit -> exit.set("deep", RecordLine.JSON.readTree(list)));
    assertBothSay(Verdict.State.INTACT, tester, Optional.empty());
  }

  @Test
  void agreeThatTheKnownHeadShowsACutTail() throws Exception {
    LogTester tester = finished("cut");
    Head known = LogReader.read(tester.folder).head().orElseThrow();
    assertBothSay(Verdict.State.INTACT, tester, Optional.of(known));
    tester.lines(tester.lines().subList(0, 30));
    assertBothSay(Verdict.State.TAMPERED, tester, Optional.of(known));
    assertThat(tester.verify(known).problems())
        .extracting(Finding::render)
        .containsExactly(
            "the log ends before record 38, which the store remembers: its tail has been cut off");
  }

  @Test
  void agreeThatTheKnownHeadShowsAReplacedLog() throws Exception {
    LogTester tester = finished("replaced");
    Head known = LogReader.read(tester.folder).head().orElseThrow();
    Forgery.withTheKey(tester).change("confirmation", told -> told.put("user", "eve"));
    assertBothSay(Verdict.State.INTACT, tester, Optional.empty());
    assertBothSay(Verdict.State.TAMPERED, tester, Optional.of(known));
    LogTester.write(tester.folder.log(), "");
    assertBothSay(Verdict.State.TAMPERED, tester, Optional.of(known));
  }

  @Test
  void agreeOnATornRecordInTheMiddle() throws Exception {
    LogTester tester = new LogTester(home).start().passes(1, "backup").intent(2, "load", 1);
    tester.log.close();
    String whole = LogTester.read(tester.folder.log());
    LogTester.write(tester.folder.log(), whole.substring(0, whole.length() - 40));
    tester.resume("load", "interrupted").passes(2, "load", 1).end("failed", 1, 2);
    assertThat(tester.log.history().records("torn")).hasSize(1);
    assertBothSay(Verdict.State.INTACT, tester, Optional.empty());
    var lines = tester.lines();
    lines.removeIf(line -> !line.endsWith("}"));
    tester.lines(lines);
    assertBothSay(Verdict.State.TAMPERED, tester, Optional.empty());
  }

  @Test
  void noByteOfAFinishedLogCanBeFlippedUnnoticed() {
    LogTester tester = new LogTester(home).start().passes(1, "backup").end("failed", 1, 1);
    String whole = LogTester.read(tester.folder.log());
    for (int at = 0; at < whole.length() - 1; at++) {
      char flipped = (char) (whole.charAt(at) ^ 1);
      LogTester.write(
          tester.folder.log(), whole.substring(0, at) + flipped + whole.substring(at + 1));
      assertThat(tester.verify().state()).as("byte %d", at).isNotEqualTo(Verdict.State.INTACT);
    }
  }

  private LogTester finished(String name) {
    return new LogTester(home.resolve(name.replaceAll("\\W", "-"))).wholeRun();
  }

  private static void assertBothSay(Verdict.State state, LogTester tester, Optional<Head> known)
      throws Exception {
    Verdict verdict = Verifier.verify(tester.folder, tester.key.publicKey(), known);
    assertThat(verdict.state()).as("%s", verdict.findings()).isEqualTo(state);
    assertThat(SecondVerifier.judge(tester, known)).as("second verifier").isEqualTo(state);
  }

  private static void change(Forgery forgery, String kind, String field, String value) {
    forgery.change(kind, record -> record.put(field, value));
  }

  private static void turn(ObjectNode run) {
    ((ArrayNode) run.get("steps"))
        .forEach(step -> ((ObjectNode) step).put("number", 4 - step.get("number").asInt()));
  }
}
