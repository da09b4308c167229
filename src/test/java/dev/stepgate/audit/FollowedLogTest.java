package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedLogTest {
  @TempDir Path home;

  @Test
  void seesWhatWasAppendedAndNothingTwice() {
    LogTester tester = new LogTester(home).start();
    FollowedLog followed = new FollowedLog(tester.folder);
    assertThat(followed.history().count()).isEqualTo(2);
    tester.passes(1, "schema");
    History history = followed.history();
    assertThat(history.records()).isEqualTo(LogReader.read(tester.folder).records());
    assertThat(history.passed("schema")).isTrue();
    assertThat(followed.history()).isSameAs(history);
    assertThat(followed.isSound()).isTrue();
    tester.log.close();
  }

  @Test
  void readsTheSameWhereverTheFileHappensToEnd() throws IOException {
    LogTester tester = new LogTester(home).wholeRun();
    byte[] whole = Files.readAllBytes(tester.folder.log());
    RunFolder copy = new RunFolder(home.resolve("copy").resolve(LogTester.RUN));
    Files.createDirectories(copy.path());
    Files.createFile(copy.log());
    FollowedLog followed = new FollowedLog(copy);
    for (int from = 0; from < whole.length; from += 777) {
      byte[] portion = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + 777));
      Files.write(copy.log(), portion, StandardOpenOption.APPEND);
      followed.history();
    }
    assertThat(followed.history().records()).isEqualTo(LogReader.read(tester.folder).records());
    assertThat(followed.isSound()).isTrue();
  }

  @Test
  void beginsAnewWithAFileThatWasReplacedOrCut() throws IOException {
    LogTester tester = new LogTester(home).wholeRun();
    FollowedLog followed = new FollowedLog(tester.folder);
    int all = followed.history().count();
    byte[] whole = Files.readAllBytes(tester.folder.log());
    Files.write(tester.folder.log(), Arrays.copyOf(whole, whole.length / 2));
    assertThat(followed.history().count()).isLessThan(all).isPositive();
    Path other = home.resolve("other");
    Files.write(other, whole);
    Files.move(other, tester.folder.log(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(followed.history().count()).isEqualTo(all);
  }

  @Test
  void isNotSoundWithWhatIsNoRecord() throws IOException {
    LogTester tester = new LogTester(home).wholeRun();
    FollowedLog followed = new FollowedLog(tester.folder);
    followed.history();
    Files.write(tester.folder.log(), "half a rec".getBytes(UTF_8), StandardOpenOption.APPEND);
    followed.history();
    assertThat(followed.isSound()).as("a line that is still being written").isTrue();
    Files.write(tester.folder.log(), "ord\n".getBytes(UTF_8), StandardOpenOption.APPEND);
    followed.history();
    assertThat(followed.isSound()).isFalse();
  }

  @Test
  void saysThatALogIsMissing() {
    FollowedLog followed = new FollowedLog(new RunFolder(home.resolve("none_20260711_143000")));
    assertThatThrownBy(followed::history)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none_20260711_143000/audit.jsonl cannot be read");
  }

  @Test
  void remembersTheLogsThatWereLookedAtLast() {
    LogTester tester = new LogTester(home).wholeRun();
    FollowedLogs logs = new FollowedLogs();
    FollowedLog first = logs.of(tester.folder);
    first.history();
    assertThat(logs.of(tester.folder)).isSameAs(first);
    for (int i = 0; i < 100; i++) {
      logs.of(new RunFolder(home.resolve("run-" + i)));
    }
    assertThat(logs.of(tester.folder)).isNotSameAs(first);
  }
}
