package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stepgate re            | resume reject render
          stepgate resume --a    | --accept-changes --accept
          stepgate confirm --ph  | --phrase
          stepgate completion z  | zsh
          stepgate data co       | compare convert
          stepgate data scan --m | --mask-key-env
          """)
  void completesInBash(String line, String expected) throws Exception {
    Path script = script("bash");
    String complete =
        """
        source %s
        complete -p stepgate > /dev/null
        compopt() { :; }  # works only inside an interactive completion
        COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}
        _complete_stepgate
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, line.strip(), line.strip());
    assertThat(bash("-c", complete).split("\\s+")).containsExactlyInAnyOrder(expected.split(" "));
  }

  @Test
  void completesRunsByTheirFolders() throws Exception {
    Files.createDirectories(folder.resolve("logs/restore-jobs_20260711_143000"));
    Files.createDirectories(folder.resolve("logs/other_20260711_143000"));
    String complete =
        """
        source %s
        compopt() { :; }  # works only inside an interactive completion
        export STEPGATE_HOME=%s
        COMP_WORDS=(stepgate audit verify re); COMP_CWORD=3
        COMP_LINE='stepgate audit verify re'; COMP_POINT=${#COMP_LINE}
        _complete_stepgate_runs
        printf '%%s\\n' "${COMPREPLY[@]}"
        COMP_WORDS=(stepgate show ''); COMP_CWORD=2
        _complete_stepgate_runs
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script("bash"), folder);
    assertThat(bash("-c", complete).split("\\s+"))
        .containsExactly(
            "restore-jobs_20260711_143000",
            "last",
            "other_20260711_143000",
            "restore-jobs_20260711_143000");
  }

  @ParameterizedTest
  @CsvSource({"bash", "zsh"})
  void isAScriptThatBashCanRead(String shell) throws Exception {
    assertThat(bash("-n", script(shell).toString())).isEmpty();
  }

  @Test
  void bringsBashCompletionToZsh() throws IOException {
    assertThat(Files.readString(script("zsh"))).contains("bashcompinit");
  }

  private Path script(String shell) throws IOException {
    Typed typed = new Typed();
    assertThat(typed.run("completion", shell)).isZero();
    return Files.writeString(folder.resolve("stepgate_" + shell), typed.out());
  }

  private static String bash(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash");
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
