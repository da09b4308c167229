package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.Digests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloodTest {
  private static final String LAST = "\n[stepgate: 1.1 GB more were not kept]\n";
  @TempDir Path folder;

  @Test
  void takesAGigabyteInASmallHeapWithTheTrueCountAndDigest() throws Exception {
    Path file = folder.resolve("flood.txt");
    String script = "yes 'INSERT INTO t VALUES (1, text);' | head -c 1G";
    List<String> answer = flood(file, script);
    String digest = digestOfRepeated("INSERT INTO t VALUES (1, text);\n", 1 << 30);
    assertThat(answer)
        .containsExactly(
            "exit-code-141",
            "1073741824",
            digest,
            "" + (10_000_000 + LAST.length()),
            "true",
            "true");
    assertThat(Files.size(file)).isEqualTo(10_000_000 + LAST.length());
  }

  @Test
  void takesALineOfAGigabyteTenth() throws Exception {
    Path file = folder.resolve("line.txt");
    List<String> answer = flood(file, "head -c 100000000 /dev/zero");
    assertThat(answer.get(0)).isEqualTo("exit-code-0");
    assertThat(answer.get(2)).isEqualTo(digestOfZeros(100_000_000));
  }

  private static List<String> flood(Path file, String script) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                "target/classes:target/test-classes",
                FloodStarter.class.getName(),
                file.toString(),
                script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] said = process.getInputStream().readAllBytes();
    return List.of(new String(said, StandardCharsets.UTF_8).strip().split(" "));
  }

  /** The text must divide the size. */
  private static String digestOfRepeated(String text, int size) {
    byte[] block = text.repeat(1 << 15).getBytes(StandardCharsets.UTF_8);
    MessageDigest digest = Digests.newSha256();
    for (int done = 0; done < size; done += block.length) {
      digest.update(block);
    }
    return Digests.hex(digest.digest());
  }

  private static String digestOfZeros(int count) {
    return Digests.sha256(new byte[count]);
  }
}
