package dev.stepgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir Path home;
  private LogTester tester;
  private Path unpacked;

  @BeforeEach
  void bundleAWholeRun() throws Exception {
    tester = new LogTester(home).wholeRun();
    unpacked = unpack(bundle("run.zip"));
  }

  @Test
  void holdsEverythingAndChecksWithShaSumAndOpensslAlone() throws Exception {
    assertThat(names())
        .containsExactly(
            "SHA256SUMS",
            "SHA256SUMS.sig",
            "VERIFY.md",
            "audit.jsonl",
            "last-seal.msg",
            "last-seal.sig",
            "output/backup.1.txt",
            "output/load.1.txt",
            "output/load.2.txt",
            "report.html",
            "restore_log_20260711_143000.txt",
            "runbook.yaml",
            "seal.pub");
    assertThat(verify(0).output()).startsWith(tester.key.fingerprint());
    assertThat(verify(1).output()).contains("Signature Verified Successfully", "seal.pub: OK");
    assertThat(verify(2).output()).contains("Signature Verified Successfully");
    assertThat(verify(3).output()).isEqualTo("the chain holds\n");
  }

  @Test
  void isMadeWhileOutputsComeAndGo() throws Exception {
    Path flickering = tester.folder.outputs().resolve("z.1.after-1.txt");
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> flickers =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                LogTester.write(flickering, "");
                flickering.toFile().delete();
              }
            });
    for (int i = 0; i < 50; i++) {
      bundle("again" + i + ".zip");
    }
    over.set(true);
    flickers.join();
  }

  @Test
  void showsAChangedFile() throws Exception {
    LogTester.write(unpacked.resolve("output/load.2.txt"), "other");
    assertThat(verify(1).exit()).isNotZero();
    assertThat(verify(1).output()).contains("output/load.2.txt: FAILED");
  }

  @Test
  void showsAChangedListOfSums() throws Exception {
    LogTester.write(unpacked.resolve("output/load.2.txt"), "other");
    Shell.run(unpacked, "bash", "-c", "sha256sum output/load.2.txt >> SHA256SUMS");
    assertThat(verify(1).exit()).isNotZero();
    assertThat(verify(1).output()).contains("Signature Verification Failure");
  }

  @Test
  void showsAChangedRecord() throws Exception {
    Path log = unpacked.resolve("audit.jsonl");
    LogTester.write(log, LogTester.read(log).replaceFirst("12 rows", "13 rows"));
    assertThat(verify(3).exit()).isEqualTo(1);
    assertThat(verify(3).output()).startsWith("the chain is broken before: {\"seq\":6,");
  }

  @Test
  void showsACutTailAndAForeignSeal() throws Exception {
    List<String> lines = tester.lines().subList(0, 20);
    LogTester.write(unpacked.resolve("audit.jsonl"), String.join("\n", lines) + "\n");
    assertThat(verify(3).output()).isEqualTo("the sealed record is missing\n");
    Path message = unpacked.resolve("last-seal.msg");
    LogTester.write(message, LogTester.read(message).replaceFirst("\n37\n", "\n19\n"));
    assertThat(verify(2).output()).contains("Signature Verification Failure");
  }

  @Test
  void bundlesATamperedLogAndSaysSo() throws Exception {
    List<String> lines = tester.lines();
    lines.remove(5);
    tester.lines(lines);
    Path other = unpack(bundle("tampered.zip"));
    assertThat(LogTester.read(other.resolve("report.html"))).contains("TAMPERED: 3 findings");
  }

  @Test
  void refusesToOverwriteAndLeavesNothingHalf() throws Exception {
    assertThatThrownBy(() -> bundle("run.zip"))
        .isInstanceOf(UserError.class)
        .hasMessage("the bundle " + home.resolve("run.zip") + " is already there");
    assertThatThrownBy(() -> bundle("missing/run.zip")).isInstanceOf(UserError.class);
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  private Path bundle(String name) {
    Bundle.write(tester.folder, tester.key, home.resolve(name));
    return home.resolve(name);
  }

  /** Runs the n-th block of commands of VERIFY.md. */
  private Shell verify(int block) throws Exception {
    Matcher matcher =
        Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(LogTester.read(unpacked.resolve("VERIFY.md")));
    for (int at = 0; at <= block; at++) {
      assertThat(matcher.find()).isTrue();
    }
    return Shell.run(unpacked, "bash", "-c", matcher.group(1));
  }

  private static Path unpack(Path bundle) throws Exception {
    Path target = Files.createTempDirectory(bundle.getParent(), "unpacked");
    try (var in = new ZipInputStream(Files.newInputStream(bundle))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = target.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, in.readAllBytes());
      }
    }
    return target.resolve(LogTester.RUN);
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.walk(unpacked)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> unpacked.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
