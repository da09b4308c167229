package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LogReaderTest {
  @TempDir Path home;

  @Test
  void saysWhatIsWrongWithEachLine() {
    LogTester tester = new LogTester(home).start();
    tester.log.close();
    String good = tester.lines().get(1);
    String deep =
        good.replace("\"boot\":", "\"deep\":" + "[".repeat(64) + "]".repeat(64) + ",\"boot\":");
    assertProblem(tester, "", "it is empty");
    assertProblem(tester, good + " ", "it does not begin with { and end with }");
    assertProblem(
        tester,
        good.replace("\"pid\":4700", "\"pid\":1.5"),
        "it holds a number that is not a 64-bit integer");
    assertProblem(tester, good.replace("\"seq\":1", "\"seq\":-1"), "its seq is negative");
    assertProblem(
        tester, good.replace("\"seq\":1", "\"seq\":\"1\""), "its seq is missing or not a number");
    assertProblem(
        tester, good.replace("T14", "T24"), "its time is not of the form 2026-07-11T14:30:00.000Z");
    assertProblem(
        tester,
        good.replace("07-11T", "02-30T"),
        "its time is not of the form 2026-07-11T14:30:00.000Z");
    assertProblem(
        tester,
        good.replaceFirst("\"prev\":\"..", "\"prev\":\""),
        "its prev is not 64 lowercase hex digits");
    assertProblem(
        tester, good.replace("\"kind\"", "\"sort\""), "its kind is missing or not a text");
    assertProblem(
        tester,
        good.replace("\"pid\":4700", "\"pid\":4700,\"pid\":1"),
        "it is not JSON: Duplicate Object property \"pid\"");
    assertProblem(
        tester,
        deep,
        "it is not JSON: Document nesting depth (65) exceeds the maximum allowed (64, from `StreamReadConstraints.getMaxNestingDepth()`)");
  }

  @Test
  void refusesALineThatIsTooLong() throws Exception {
    LogTester tester = new LogTester(home).start();
    tester.log.close();
    String good = tester.lines().get(1);
    String longest =
        good.replace("\"boot\":", "\"long\":\"" + "x".repeat(RecordLine.LONGEST) + "\",\"boot\":");
    assertProblem(tester, longest, "it is longer than 16777216 bytes");
  }

  /** A log may be written by an enemy: what reads it may be told lies, but must not break. */
  @Test
  void doesNotBreakWhateverItReads() throws Exception {
    LogTester tester = new LogTester(home).wholeRun();
    byte[] whole = Files.readAllBytes(tester.folder.log());
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      byte[] broken = whole.clone();
      for (int flips = random.nextInt(5); flips >= 0; flips--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      Files.write(tester.folder.log(), broken);
      assertThat(tester.verify().state()).isNotEqualTo(Verdict.State.INTACT);
    }
  }

  @Test
  void doesNotBreakOnRecordsOfTheWrongShape() {
    LogTester tester = new LogTester(home).wholeRun();
    var lines = tester.lines();
    for (String value : new String[] {"[1]", "{\"a\":{}}", "null", "-1", "\"x\"", "true"}) {
      tester.lines(lines);
      JsonNode odd = RecordLine.JSON.readTree(value);
      for (String kind : new String[] {"run", "intent", "exit", "check", "outcome", "end"}) {
        Forgery.withTheKey(tester).change(kind, record -> twist(record, odd));
      }
      Verdict verdict = tester.verify();
      assertThat(verdict.intact()).isFalse();
      assertThat(ReadableLog.render(LogReader.read(tester.folder).records())).isNotEmpty();
      if (verdict.state() == Verdict.State.TAMPERED) {
        assertThat(Report.render(Report.Format.HTML, tester.folder, verdict)).contains("TAMPERED");
      }
    }
  }

  private static void twist(ObjectNode record, JsonNode odd) {
    for (String name : record.propertyNames().stream().toList()) {
      if (!java.util.Set.of("seq", "prev", "time", "nanos", "kind", "format", "run")
          .contains(name)) {
        record.set(name, odd);
      }
    }
  }

  private static void assertProblem(LogTester tester, String line, String problem) {
    var lines = tester.lines().subList(0, 1);
    lines.add(line);
    tester.lines(lines);
    assertThat(LogReader.read(tester.folder).problems())
        .extracting(Finding::render)
        .containsExactly("line 2: not a record: " + problem);
  }
}
