package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
  @TempDir Path folder;

  private Map<String, String> read(String text) throws IOException {
    return EnvFile.read(Files.writeString(folder.resolve(".env"), text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A=b                   | b
          A =  b                | b
          export A=b            | b
          A=b c                 | b c
          A=b#c                 | b#c
          A=b # a comment       | b
          A='b # no comment'    | b # no comment
          A='b' # a 'comment'   | b
          A="b"                 | b
          A="it's"              | it's
          A='say "b"'           | say "b"
          A=it's                | it's
          A="$HOME `id` \\n"    | $HOME `id` \\n
          A=b=c                 | b=c
          A=ä                   | ä
          """)
  void readsAValue(String line, String value) throws IOException {
    assertThat(read(line + "\n")).containsExactly(entry("A", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=", "A=''", "A=\"\"", "A= # nothing", "A= "})
  void readsAnEmptyValue(String line) throws IOException {
    assertThat(read(line)).containsExactly(entry("A", ""));
  }

  @Test
  void readsWhatOtherSystemsWrite() throws IOException {
    assertThat(read("\uFEFF# a comment\r\nA=1\r\n\r\n  B=2\r\n"))
        .containsExactly(entry("A", "1"), entry("B", "2"));
    assertThat(read("\uFEFFA=1")).containsExactly(entry("A", "1"));
  }

  @Test
  void keepsTheLastOfTwoValuesAsAShellWould() throws IOException {
    assertThat(read("A=1\nA=2\n")).containsExactly(entry("A", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no value", "1A=b", "A-B=c", "=b", "source other.env"})
  void refusesALineThatIsNoneWithoutShowingIt(String line) {
    assertThatThrownBy(() -> read("# first\n" + line))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error.render())
                    .isEqualTo(
                        "error: a line of the env file is not NAME=VALUE\n  --> "
                            + folder.resolve(".env")
                            + ":2:1\nhint: Write one NAME=VALUE per line; # begins a comment."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=\"-----BEGIN KEY-----\nabc==\n-----END KEY-----\"", "A='b", "A=\""})
  void refusesAQuoteThatDoesNotEndInItsLine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessage("the value of A begins with a quote that does not end in its line");
  }

  @Test
  void refusesANulCharacter() {
    assertThatThrownBy(() -> read("A=b\0c"))
        .isInstanceOf(UserError.class)
        .hasMessage("the value of A holds a NUL character");
  }

  @Test
  void refusesWhatIsNotText() throws IOException {
    Path file = folder.resolve("latin1");
    Files.write(file, "A=ä".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> EnvFile.read(file))
        .isInstanceOf(UserError.class)
        .hasMessage("the env file " + file + " is not UTF-8 text");
    assertThatThrownBy(() -> EnvFile.read(folder.resolve("none")))
        .isInstanceOf(UserError.class)
        .hasMessage("the env file " + folder.resolve("none") + " cannot be read");
  }
}
