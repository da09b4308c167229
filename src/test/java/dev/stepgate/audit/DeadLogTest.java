package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After the first failure a log takes nothing more, whatever becomes of its cause. */
class DeadLogTest {
  private static final String FULL = "no space left on device";
  @TempDir Path home;
  private LogTester tester;

  @BeforeEach
  void setUp() {
    tester = new LogTester(home);
  }

  @Test
  void noticesThatItHasBeenDeleted() throws Exception {
    tester.start();
    Files.delete(tester.folder.log());
    assertDead("it has been deleted or renamed");
  }

  @Test
  void noticesThatItHasBeenRenamedEvenWhenItComesBack() throws Exception {
    tester.start();
    Path aside = Files.move(tester.folder.log(), home.resolve("aside"));
    assertDead("it has been deleted or renamed");
    Files.move(aside, tester.folder.log());
    assertDead("it has been deleted or renamed");
  }

  @Test
  void noticesThatItsFolderHasBeenRenamed() throws Exception {
    tester.start();
    Files.move(tester.folder.path(), home.resolve("aside"));
    assertDead("it has been deleted or renamed");
  }

  @Test
  void noticesACopyInItsPlace() throws Exception {
    tester.start();
    Files.move(tester.folder.log(), home.resolve("aside"));
    Files.copy(home.resolve("aside"), tester.folder.log());
    assertDead("another file has been put in its place");
  }

  @Test
  void noticesALinkInItsPlace() throws Exception {
    tester.start();
    Path aside = Files.move(tester.folder.log(), home.resolve("aside"));
    Files.createSymbolicLink(tester.folder.log(), aside);
    assertDead("another file has been put in its place");
  }

  @Test
  void noticesThatSomebodyElseHasAppended() throws Exception {
    tester.start();
    long size = Files.size(tester.folder.log());
    Files.writeString(tester.folder.log(), "{}\n", StandardOpenOption.APPEND);
    assertDead("somebody else has changed it: it has " + (size + 3) + " bytes, not " + size);
    assertThat(Files.size(tester.folder.log())).isEqualTo(size + 3);
  }

  @Test
  void noticesThatSomebodyElseHasCutIt() throws Exception {
    tester.start();
    long size = Files.size(tester.folder.log());
    Files.writeString(tester.folder.log(), "");
    assertDead("somebody else has changed it: it has 0 bytes, not " + size);
  }

  @Test
  void noticesThatTheTextHasBeenDeleted() throws Exception {
    tester.start();
    Files.delete(tester.folder.readable());
    assertDead("it has been deleted or renamed");
  }

  @Test
  void diesWhenTheDeviceIsFull() throws Exception {
    AuditLog log = on(Path.of("/dev/full"));
    assertRefused(() -> log.append("resume", Map.of()), FULL);
    assertRefused(log::force, FULL);
    assertRefused(log::seal, "there is nothing to seal");
  }

  @Test
  void diesWhenForcingFailsAndDoesNotTryAgain() throws Exception {
    AuditLog log = on(Path.of("/dev/null"));
    log.append("resume", Map.of());
    Throwable first = catchThrowable(log::force);
    assertThat(first).isInstanceOf(UserError.class);
    assertThat(catchThrowable(log::force)).isSameAs(first);
    assertThat(catchThrowable(() -> log.append("resume", Map.of()))).isSameAs(first);
    assertThat(catchThrowable(log::seal)).isSameAs(first);
  }

  @Test
  void diesOnAFullFileSystemAndStaysDeadWhenThereIsRoomAgain() throws Exception {
    Path disk = Files.createDirectory(home.resolve("disk"));
    boolean mounted =
        Shell.run(home, "mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString()).exit()
            == 0;
    assumeTrue(mounted, "only root can mount a small file system");
    try {
      LogTester full = new LogTester(disk).start().passes(1, "backup");
      Path filler = disk.resolve("filler");
      Shell.run(home, "dd", "if=/dev/zero", "of=" + filler, "bs=1k");
      Map<String, String> much = Map.of("reason", "x".repeat(5_000));
      assertThatThrownBy(() -> full.log.append("resume", much)).isInstanceOf(UserError.class);
      Files.delete(filler);
      assertThatThrownBy(() -> full.log.append("resume", Map.of())).isInstanceOf(UserError.class);
      full.log.close();
      assertThat(full.verify().intact()).isTrue();
      assertThat(full.reopen().log.history().passed("backup")).isTrue();
      full.log.close();
    } finally {
      Shell.run(home, "umount", disk.toString());
    }
  }

  @Test
  void refusesLinksInPlaceOfFoldersButAllowsThemAbove() throws Exception {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Path logs = home.resolve("logs");
    Files.createSymbolicLink(logs, elsewhere);
    assertThatThrownBy(() -> tester.start())
        .isInstanceOf(UserError.class)
        .hasMessage("the folder " + logs + " is a symbolic link");
    Files.delete(logs);
    Files.createDirectory(logs);
    Files.createSymbolicLink(tester.folder.path(), elsewhere);
    assertThatThrownBy(() -> tester.start())
        .hasMessage("the folder " + tester.folder.path() + " is a symbolic link");
    Path above = Files.createSymbolicLink(home.resolve("above"), elsewhere);
    assertThat(new LogTester(above).start().verify().intact()).isTrue();
  }

  @Test
  void refusesToFollowALinkWhenItGoesOn() throws Exception {
    tester.start().passes(1, "backup").log.close();
    Path aside = Files.move(tester.folder.log(), home.resolve("aside"));
    Files.createSymbolicLink(tester.folder.log(), aside);
    assertThatThrownBy(() -> tester.reopen())
        .hasMessage("the log " + tester.folder.log() + " cannot be read: it is not a file");
    Files.delete(tester.folder.log());
    Files.move(aside, tester.folder.log());
    Path text = Files.move(tester.folder.readable(), home.resolve("text"));
    Files.createSymbolicLink(tester.folder.readable(), text);
    assertThatThrownBy(() -> tester.reopen())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void refusesWhereNothingCanBeWrittenBeforeAnythingIsThere() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    RunFolder folder = new RunFolder(file.resolve("logs").resolve(LogTester.RUN));
    assertThatThrownBy(() -> create(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
    RunFolder readOnly = new RunFolder(Path.of("/sys/kernel").resolve(LogTester.RUN));
    assertThatThrownBy(() -> create(readOnly))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("the log " + readOnly.log() + " cannot be written: ");
  }

  @Test
  void hasOneWriter() {
    tester.start().passes(1, "backup");
    assertThatThrownBy(() -> tester.reopen())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "the log " + tester.folder.log() + " cannot be written: it is being written already");
  }

  private AuditLog create(RunFolder folder) {
    return AuditLog.create(folder, tester.key, UnaryOperator.identity(), tester.clock);
  }

  /** A log whose file is a device that fails in its own way. */
  private AuditLog on(Path device) throws Exception {
    return new AuditLog(
        tester.folder,
        tester.key,
        UnaryOperator.identity(),
        tester.clock,
        AppendOnlyFile.open(device),
        AppendOnlyFile.create(home.resolve("text")));
  }

  private void assertDead(String why) {
    Throwable first = catchThrowable(() -> tester.log.append("resume", Map.of()));
    assertThat(first)
        .isInstanceOf(UserError.class)
        .hasMessage("the log " + tester.folder.log() + " cannot be written: " + why);
    assertThat(((UserError) first).exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(catchThrowable(() -> tester.log.append("resume", Map.of()))).isSameAs(first);
    assertThat(catchThrowable(() -> tester.log.force())).isSameAs(first);
    assertThat(catchThrowable(() -> tester.log.seal())).isSameAs(first);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
    assertThatThrownBy(call).hasMessageContaining(why);
  }
}
