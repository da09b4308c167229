package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @TempDir Path home;
  private LogTester tester;

  @BeforeEach
  void setUp() {
    tester = new LogTester(home);
  }

  @Test
  void makesFilesThatOnlyTheOwnerMayRead() throws Exception {
    tester.start();
    assertThat(permissions(tester.folder.path())).isEqualTo("rwx------");
    assertThat(permissions(tester.folder.outputs())).isEqualTo("rwx------");
    assertThat(permissions(tester.folder.log())).isEqualTo("rw-------");
    assertThat(permissions(tester.folder.readable())).isEqualTo("rw-------");
  }

  @Test
  void keepsTheExactBytesOfTheRunbook() throws Exception {
    byte[] bytes = {'r', 0, (byte) 0xff, '\r', '\n'};
    tester.start().log.keepRunbook(bytes);
    assertThat(Files.readAllBytes(tester.folder.runbook())).isEqualTo(bytes);
    assertThat(permissions(tester.folder.runbook())).isEqualTo("rw-------");
    assertThat(tester.verify().problems())
        .extracting(Finding::render)
        .singleElement()
        .asString()
        .startsWith("runbook.yaml is not what ran: its SHA-256 is ");
    assertThat(tester.folder.path().resolve(".runbook.yaml.new")).doesNotExist();
  }

  @Test
  void refusesAFolderThatIsThere() {
    tester.start();
    assertThatThrownBy(() -> tester.start())
        .isInstanceOf(UserError.class)
        .hasMessage("the run folder " + tester.folder.path() + " is already there");
  }

  @Test
  void keepsSecretsOutOfTheLogAndOfTheText() {
    tester.start();
    tester.log.append(
        "exit",
        LogTester.fields(
            "step",
            "backup",
            "attempt",
            1,
            "how",
            "code",
            "value",
            0,
            "error",
            "hunter2",
            "notes",
            List.of("hunter2", List.of("hunter2")),
            "captures",
            Map.of("kind", "hunter2", "step", "hunter2")));
    assertThat(LogTester.read(tester.folder.log())).contains("***").doesNotContain("hunter2");
    assertThat(LogTester.read(tester.folder.readable())).contains("***").doesNotContain("hunter2");
  }

  @Test
  void doesNotLetASecretThatIsAnOrdinaryWordChangeTheStructure() {
    tester.redactor = text -> text.replace("passed", "***").replace("backup", "***");
    tester.start().passes(1, "backup");
    assertThat(tester.log.history().passed("backup")).isTrue();
    assertThat(tester.verify().intact()).isTrue();
    assertThat(tester.log.history().steps().get(0).title()).isEqualTo("Do the ***");
  }

  @Test
  void writesTextThatIsNotUnicodeSoThatItCanBeRead() {
    tester.start();
    LogRecord record = tester.log.append("resume", Map.of("reason", "a\ud800b\u0000c\ud83d\ude00"));
    assertThat(record.text("reason")).isEqualTo("a\ufffdb\u0000c\ud83d\ude00");
    assertThat(LogReader.read(tester.folder).problems()).isEmpty();
  }

  @Test
  void refusesFieldsThatItHasItself() {
    tester.start();
    assertThatThrownBy(() -> tester.log.append("resume", Map.of("seq", 1)))
        .hasMessage("every record has a seq of its own");
  }

  @Test
  void recordsTheTimeAsItIsWhenTheClockGoesBack() {
    tester.start().intent(1, "backup", 1);
    tester.clock.advance(Duration.ofHours(-1));
    tester.exit("backup", 1, 0).check("backup", 1, "after", "passed");
    tester.outcome(1, "backup", 1, "passed");
    List<LogRecord> records = tester.log.records();
    assertThat(records.get(4).time()).isBefore(records.get(3).time());
    assertThat(records.get(4).nanos()).isGreaterThan(records.get(3).nanos());
    assertThat(tester.log.history().lastAttempt("backup").orElseThrow().took())
        .hasValue(Duration.ofMillis(1530));
    assertThat(tester.verify().intact()).isTrue();
  }

  @Test
  void goesOnInAnotherProcess() {
    tester.start().passes(1, "backup").fails(2, "load", 1).end("failed", 1, 1);
    Head head = LogReader.read(tester.folder).head().orElseThrow();
    tester.reopen(Optional.of(head));
    assertThat(tester.log.head()).hasValue(head);
    assertThat(tester.log.history().passed("backup")).isTrue();
  }

  @Test
  void refusesToGoOnWithATamperedLog() {
    tester.start().passes(1, "backup").end("failed", 1, 1);
    List<String> lines = tester.lines();
    lines.remove(5);
    tester.lines(lines);
    assertThatThrownBy(() -> tester.reopen())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "the log "
                + tester.folder.log()
                + " has been tampered with: line 6: its seq is 6, expected 5");
  }

  @Test
  void refusesToGoOnWithACutOrMissingLog() throws Exception {
    tester.start().passes(1, "backup");
    Head known = tester.log.seal();
    tester.log.close();
    tester.lines(tester.lines().subList(0, 8));
    assertThatThrownBy(() -> tester.reopen(Optional.of(known)))
        .hasMessageContaining("ends before record 8, which the store remembers");
    Files.delete(tester.folder.log());
    assertThatThrownBy(() -> tester.reopen())
        .isInstanceOf(UserError.class)
        .hasMessage("the log " + path() + " cannot be read: it is missing");
  }

  @Test
  void keepsAndMarksATornLastLine() {
    tester.start().intent(1, "backup", 1);
    tester.log.close();
    String torn = "{\"seq\":4,\"prev\":\"torn";
    LogTester.write(tester.folder.log(), LogTester.read(tester.folder.log()) + torn);
    tester.reopen();
    assertThat(tester.log.records().get(4).kind()).isEqualTo("torn");
    assertThat(tester.log.records().get(4).amount("bytes")).isEqualTo(torn.length());
    assertThat(tester.lines().get(4)).isEqualTo(torn);
    assertThat(tester.log.history().open().orElseThrow().progress())
        .isEqualTo(StepAttempt.Progress.UNKNOWN);
    assertThat(tester.verify().intact()).isTrue();
  }

  @Test
  void takesALineThatLacksOnlyItsLineFeedForARecord() {
    tester.start().passes(1, "backup");
    tester.log.close();
    String whole = LogTester.read(tester.folder.log());
    LogTester.write(tester.folder.log(), whole.substring(0, whole.length() - 1));
    tester.reopen().log.seal();
    assertThat(LogTester.read(tester.folder.log())).startsWith(whole);
    assertThat(tester.verify().findings()).isEmpty();
  }

  @Test
  void marksATearInsideTheMarkOfATear() {
    tester.start().passes(1, "backup");
    tester.log.close();
    String torn = "{\"seq\":8,\"prev\":\"to\n{\"seq\":8,\"pre";
    LogTester.write(tester.folder.log(), LogTester.read(tester.folder.log()) + torn);
    assertThat(tester.verify().intact()).isTrue();
    tester.reopen().log.close();
    assertThat(tester.verify().intact()).isTrue();
    assertThat(LogReader.read(tester.folder).records().get(8).amount("bytes"))
        .isEqualTo(torn.length());
  }

  @Test
  void completesTheTextAfterACrash() throws Exception {
    tester.start().passes(1, "backup");
    tester.log.close();
    String whole = LogTester.read(tester.folder.readable());
    LogTester.write(tester.folder.readable(), whole.substring(0, whole.length() - 100));
    tester.reopen().log.close();
    assertThat(LogTester.read(tester.folder.readable())).isEqualTo(whole);
    Files.delete(tester.folder.readable());
    tester.reopen().log.close();
    assertThat(LogTester.read(tester.folder.readable())).isEqualTo(whole);
    LogTester.write(tester.folder.readable(), "all is well\n");
    tester.reopen().log.close();
    assertThat(LogTester.read(tester.folder.readable()))
        .startsWith("all is well\n")
        .contains("*** What stands above is not what the log says.")
        .endsWith(whole);
  }

  @Test
  void writesAlthoughItsThreadHasBeenInterrupted() {
    tester.start();
    Thread.currentThread().interrupt();
    tester.log.append("resume", Map.of("reason", "still written"));
    tester.log.force();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(LogReader.read(tester.folder).records()).hasSize(3);
  }

  private String path() {
    return tester.folder.log().toString();
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
