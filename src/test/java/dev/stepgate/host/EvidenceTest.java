package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.host.OutputSink.Stream;
import dev.stepgate.support.Digests;
import dev.stepgate.support.Redactor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  @TempDir Path folder;
  private final List<String> shown = new ArrayList<>();
  private final LineListener listener = (stream, text) -> shown.add(stream + " " + text);
  private Path file;
  private long nanos;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("06-load.1.txt");
  }

  @Test
  void keepsBothStreamsInTheOrderOfArrival() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 1_000);
    print(evidence, Stream.OUT, "one\nha");
    print(evidence, Stream.ERR, "two\n");
    print(evidence, Stream.OUT, "lf\nlast");
    Evidence.Result result = finish(evidence);
    assertThat(file).hasContent("one\nhatwo\nlf\nlast");
    assertThat(shown).containsExactly("OUT one", "ERR two", "OUT half", "OUT last");
    assertThat(result.tail()).containsExactly("one", "two", "half", "last");
    assertThat(result.text()).isEqualTo("one\nhalf\nlast");
    assertThat(result.capped()).isFalse();
    assertThat(result.bytes()).isEqualTo(17).isEqualTo(result.storedBytes());
    assertThat(result.sha256())
        .isEqualTo(Digests.sha256("one\nhatwo\nlf\nlast"))
        .isEqualTo(result.storedSha256());
  }

  @Test
  void redactsEachStreamButNotWhatTheStepReads() throws Exception {
    Evidence evidence = evidence(Redactor.of(Map.of("PASSWORD", "hunter2!")), 1_000);
    print(evidence, Stream.OUT, "a hunt");
    print(evidence, Stream.ERR, "b hunter2");
    print(evidence, Stream.OUT, "er2! c\n");
    Evidence.Result result = finish(evidence);
    assertThat(file).content().isEqualTo("a b *** c\nhunter2");
    assertThat(shown).containsExactly("OUT a *** c", "ERR b hunter2");
    assertThat(result.text()).isEqualTo("a hunter2! c\n");
  }

  @Test
  void createsAFileForItsOwnerOnlyAndOnlyANewOne() throws Exception {
    finish(evidence(Redactor.NONE, 10));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> evidence(Redactor.NONE, 10))
        .isInstanceOf(EvidenceLost.class)
        .hasMessage("cannot open " + file);
  }

  @Test
  void followsNoLink() throws Exception {
    Files.createSymbolicLink(file, folder.resolve("elsewhere"));
    assertThatThrownBy(() -> evidence(Redactor.NONE, 10)).isInstanceOf(EvidenceLost.class);
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void countsAndDigestsWhatItDoesNotKeep() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 10);
    print(evidence, Stream.OUT, "12345678");
    print(evidence, Stream.OUT, "90abcdef");
    print(evidence, Stream.OUT, "g");
    Evidence.Result result = finish(evidence);
    String kept = "1234567890\n[stepgate: 7 bytes more were not kept]\n";
    assertThat(file).content().isEqualTo(kept);
    assertThat(result.capped()).isTrue();
    assertThat(result.bytes()).isEqualTo(17);
    assertThat(result.sha256()).isEqualTo(Digests.sha256("1234567890abcdefg"));
    assertThat(result.storedBytes()).isEqualTo(kept.length());
    assertThat(result.storedSha256()).isEqualTo(Digests.sha256(kept));
    assertThat(result.text()).isEqualTo("1234567890abcdefg");
  }

  @Test
  void keepsExactlyTheLimitWithoutAWord() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 8);
    print(evidence, Stream.OUT, "12345678");
    assertThat(finish(evidence).capped()).isFalse();
    assertThat(file).content().isEqualTo("12345678");
  }

  @Test
  void saysWhenStandardOutputIsTooLongToBeRead() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 10);
    byte[] megabyte = new byte[1 << 20];
    for (int i = 0; i < 8; i++) {
      evidence.write(Stream.OUT, megabyte, megabyte.length);
    }
    evidence.write(Stream.ERR, megabyte, 1);
    evidence.write(Stream.OUT, megabyte, 1);
    Evidence.Result result = finish(evidence);
    assertThat(result.truncated()).isTrue();
    assertThat(result.stdout()).hasSize(8 << 20);
  }

  @Test
  void storesBytesAsTheyCameAndShowsThemHarmless() throws Exception {
    byte[] noise = new byte[10_000];
    new Random(7).nextBytes(noise);
    Evidence evidence = evidence(Redactor.of(Map.of("S", "some secret")), 100_000);
    evidence.write(Stream.OUT, noise, noise.length);
    Evidence.Result result = finish(evidence);
    assertThat(Files.readAllBytes(file)).isEqualTo(noise);
    assertThat(result.sha256()).isEqualTo(Digests.sha256(noise));
    assertThat(String.join("", shown)).doesNotContainPattern("[\\p{Cntrl}&&[^\t]]|\\p{Cf}");
  }

  @Test
  void showsNoControlCharactersAndNoSequences() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 1_000);
    print(
        evidence, Stream.OUT, "\u001b[1;31mred\u001b[0m \u001b]0;title\u0007x\u001b(B\ty\u001b\n");
    print(evidence, Stream.OUT, "nul\0 bell\u0007 \u009b \u202etxt.exe \u200b é漢😀\n");
    evidence.write(Stream.OUT, new byte[] {'b', 'a', 'd', (byte) 0xff, (byte) 0xc3, '\n'}, 6);
    finish(evidence);
    assertThat(shown)
        .containsExactly(
            "OUT red x\ty\\x1b",
            "OUT nul\\x00 bell\\x07 \\x9b \\u202etxt.exe \\u200b é漢😀",
            "OUT bad\ufffd\ufffd");
  }

  @Test
  void showsTheLastStateOfAProgressLine() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 1_000);
    print(evidence, Stream.OUT, "10%\r50");
    print(evidence, Stream.OUT, "%\r");
    print(evidence, Stream.OUT, "100%\r\nwindows\r\n\n20%\r40%\r");
    finish(evidence);
    assertThat(shown).containsExactly("OUT 100%", "OUT windows", "OUT ", "OUT 40%");
    assertThat(file).content().contains("10%\r50%\r100%\r\n");
  }

  @Test
  void cutsLongLines() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 1_000);
    print(evidence, Stream.OUT, "x".repeat(2_000) + "\n" + "é".repeat(2_003) + "\n");
    for (int i = 0; i < 100; i++) {
      print(evidence, Stream.OUT, "y".repeat(1_000_000));
    }
    Evidence.Result result = finish(evidence);
    assertThat(shown)
        .containsExactly(
            "OUT " + "x".repeat(2_000),
            "OUT " + "é".repeat(2_000) + " … (3 more)",
            "OUT " + "y".repeat(2_000) + " … (99998000 more)");
    assertThat(result.bytes()).isEqualTo(100_000_000L + 2_001 + 4_007);
  }

  @Test
  void showsAScreenfulOfAFlood() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 1_000);
    for (int i = 0; i < 1_000; i++) {
      print(evidence, Stream.OUT, "line " + i + "\n");
    }
    nanos += 2_000_000_000L;
    print(evidence, Stream.OUT, "later\n");
    for (int i = 0; i < 200; i++) {
      print(evidence, Stream.ERR, "error " + i + "\n");
    }
    Evidence.Result result = finish(evidence);
    assertThat(shown.subList(198, 203))
        .containsExactly(
            "OUT line 198",
            "OUT line 199",
            "OUT … 800 lines more, see 06-load.1.txt",
            "OUT later",
            "ERR error 0");
    assertThat(shown.subList(401, shown.size()))
        .containsExactly("ERR … 1 line more, see 06-load.1.txt");
    assertThat(result.tail()).hasSize(20).endsWith("error 198", "error 199");
  }

  @Test
  void losesNoLineOfASlowStream() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 100_000);
    for (int i = 0; i < 1_000; i++) {
      nanos += 20_000_000L;
      print(evidence, Stream.OUT, "line " + i + "\n");
    }
    finish(evidence);
    assertThat(shown).hasSize(1_000);
  }

  @Test
  void remembersThatTheDiskWasFull() throws Exception {
    Path full = Path.of("/dev/full");
    EvidenceFile device = EvidenceFile.open(full, 1_000, StandardOpenOption.APPEND);
    Evidence evidence =
        new Evidence(full, device, Redactor.NONE, new Lines(listener, () -> nanos, "full"), 100);
    print(evidence, Stream.OUT, "lost\n");
    assertThat(evidence.isLost()).isTrue();
    print(evidence, Stream.OUT, "still read\n");
    assertThatThrownBy(() -> finish(evidence))
        .isInstanceOf(EvidenceLost.class)
        .hasMessage("cannot write /dev/full");
    assertThat(shown).containsExactly("OUT lost", "OUT still read");
  }

  @Test
  void closesAlsoInAnInterruptedThread() throws Exception {
    Evidence evidence = evidence(Redactor.NONE, 1_000);
    print(evidence, Stream.OUT, "all\n");
    Thread.currentThread().interrupt();
    assertThat(finish(evidence).storedBytes()).isEqualTo(4);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void keepsWhatACommandPrints() throws Exception {
    Evidence evidence = evidence(Redactor.of(Map.of("P", "s3cr3t-value")), 1_000);
    Command command =
        new Command(
            "echo \"$P\"; echo -n \"$P\" | base64 >&2",
            folder,
            Map.of("P", "s3cr3t-value"),
            null,
            "t/e/1/x");
    new LocalHost().start(command, evidence).await(null, () -> false);
    assertThat(evidence.close().text()).isEqualTo("s3cr3t-value\n");
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    Files.copy(file, stored);
    assertThat(stored.toString(StandardCharsets.UTF_8)).contains("***").doesNotContain("czNjcjN0");
  }

  private Evidence evidence(Redactor redactor, long limit) throws EvidenceLost {
    return Evidence.create(file, redactor, listener, limit, () -> nanos);
  }

  private static void print(Evidence evidence, Stream stream, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    evidence.write(stream, bytes, bytes.length);
  }

  private static Evidence.Result finish(Evidence evidence) throws EvidenceLost {
    evidence.end(Stream.OUT);
    evidence.end(Stream.ERR);
    return evidence.close();
  }
}
