package dev.stepgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileCheckTest {
  @TempDir Path folder;
  private LookingAt looking;

  @BeforeEach
  void look() {
    looking = LookingAt.in(folder, Map.of("VALUE", "greeting"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Finding nothingToJudge(String problem) {
    return new Finding(false, "something to judge", problem);
  }

  @Test
  void holdsForAFileThatIsNotEmpty() throws IOException {
    write("greeting", "hello\n");
    assertThat(looking.at("{file: '${VALUE}'}").holds()).isTrue();
    assertThat(looking.at("{file: greeting, contains: hello, lines: 1, size: 6}").holds()).isTrue();
  }

  @Test
  void doesNotHoldForAnEmptyFileUnlessThatIsWanted() throws IOException {
    write("greeting", "");
    assertThat(looking.at("{file: greeting}")).isEqualTo(new Finding(false, "not empty", "empty"));
    assertThat(looking.at("{file: greeting, empty: true}").holds()).isTrue();
  }

  @Test
  void saysWhatIsNotThere() throws IOException {
    assertThat(looking.at("{file: greeting, not-contains: x}"))
        .isEqualTo(nothingToJudge(folder.resolve("greeting") + " does not exist"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    assertThat(looking.at("{file: link}"))
        .isEqualTo(nothingToJudge(folder.resolve("link") + " does not exist"));
  }

  @Test
  void followsALinkToAFile() throws IOException {
    write("greeting", "hello");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("greeting"));
    assertThat(looking.at("{file: link, equals: hello}").holds()).isTrue();
  }

  @Test
  void neverWaitsForSomebodyToWriteIntoAPipe() throws Exception {
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    write("greeting", "hello");
    assertThat(looking.at("{file: pipe}"))
        .isEqualTo(nothingToJudge(folder.resolve("pipe") + " is neither a file nor a folder"));
    assertThat(looking.at("{file: greeting, same-as: pipe}"))
        .isEqualTo(
            new Finding(
                false,
                "same as " + folder.resolve("pipe"),
                folder.resolve("pipe") + " is neither a file nor a folder"));
    assertThat(looking.at("{file: /dev/zero}").actual())
        .isEqualTo("/dev/zero is neither a file nor a folder");
  }

  @Test
  void knowsWhatTheKernelOnlyPretendsToBeEmpty() {
    assertThat(looking.at("{file: /proc/self/status, contains: 'VmRSS'}").holds()).isTrue();
    assertThat(looking.at("{file: /proc/self/status, matches: '^VmRSS'}").holds()).isTrue();
  }

  @Test
  void holdsForAFolderThatHoldsSomething() throws IOException {
    write("backup/a/one", "1");
    write("backup/two", "22");
    assertThat(looking.at("{file: backup}").holds()).isTrue();
    assertThat(looking.at("{file: backup, size: 3, lines: 2, contains: 'a/one'}").holds()).isTrue();
    Files.createDirectory(folder.resolve("none"));
    assertThat(looking.at("{file: none}").holds()).isFalse();
  }

  @Test
  void comparesFiles() throws IOException {
    write("one", "same");
    write("two", "same");
    write("three", "other");
    assertThat(looking.at("{file: one, same-as: two}").holds()).isTrue();
    assertThat(looking.at("{file: one, same-as: three}"))
        .isEqualTo(
            new Finding(
                false, "same as " + folder.resolve("three"), "different: 4 bytes against 5"));
    assertThat(looking.at("{file: one, same-as: four}").actual())
        .isEqualTo(folder.resolve("four") + " does not exist");
  }

  @Test
  void comparesFoldersFileByFile() throws IOException {
    write("left/a", "1");
    write("left/b/c", "2");
    write("right/a", "1");
    write("right/b/c", "2");
    assertThat(looking.at("{file: left, same-as: right}").holds()).isTrue();
    write("right/b/c", "3");
    assertThat(looking.at("{file: left, same-as: right}").actual()).isEqualTo("b/c is different");
    write("right/b/c", "2");
    write("right/d", "");
    assertThat(looking.at("{file: left, same-as: right}").actual()).isEqualTo("d is missing");
    assertThat(looking.at("{file: right, same-as: left}").actual()).isEqualTo("d is additional");
    assertThat(looking.at("{file: left, same-as: left/a}").holds()).isFalse();
  }

  @Test
  void cannotJudgeTooMuchAsOneText() throws IOException {
    try (var big = new java.io.RandomAccessFile(folder.resolve("big").toFile(), "rw")) {
      big.setLength(3L << 30);
    }
    assertThat(looking.at("{file: big, equals: x}").actual())
        .isEqualTo("could not be judged: there is more than can be judged as one text (4 MiB)");
    assertThat(looking.at("{file: big, size: 3GiB}").holds()).isTrue();
  }
}
