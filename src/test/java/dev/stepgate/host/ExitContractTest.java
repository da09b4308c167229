package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitContractTest extends HostContract {

  @Test
  void tellsExitCodes() throws Exception {
    List<String> said = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (int code : new int[] {0, 1, 2, 64, 126, 127, 128, 129, 130, 141, 165, 254, 255}) {
      wanted.add("exit code " + code);
      said.add(run("exit " + code).describe());
    }
    assertThat(said).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({"HUP", "ABRT", "BUS", "FPE", "KILL", "SEGV", "TERM"})
  void tellsASignalFromTheCodeThatLooksLikeIt(String signal) throws Exception {
    assertThat(run("kill -" + signal + " $$").describe()).isEqualTo("ended by signal SIG" + signal);
    assertThat(run("bash -c 'kill -" + signal + " $$' || exit $?").describe())
        .matches("exit code 1[2-5][0-9]");
    assertThat(run("exit $((128 + $(kill -l " + signal + ")))").how()).isEqualTo(Ended.How.CODE);
    assertThat(output.err()).doesNotContain("launch", "exec \"$@\"");
  }

  /** Shells say nothing of these two. */
  @Test
  void tellsInterruptsAndBrokenPipesByTheirCodes() throws Exception {
    // What is started in the background of a script ignores interrupts, and so does all it starts.
    String ignored = "perl -e '$SIG{INT} = \"DEFAULT\"; exec @ARGV' ";
    assertThat(run(ignored + "bash -c 'kill -INT $$'; exit").describe()).isEqualTo("exit code 130");
    assertThat(run("kill -PIPE $$").describe()).isEqualTo("exit code 141");
  }

  @Test
  void tellsASignalOfAProgramInThePlaceOfTheShell() throws Exception {
    assertThat(run("exec perl -e 'kill 11, $$'").describe()).isEqualTo("ended by signal SIGSEGV");
    assertThat(run("exec bash -c 'exit 139'").describe()).isEqualTo("exit code 139");
  }

  @Test
  void failsWithTheFirstThatFails() throws Exception {
    assertThat(run("false; echo no").describe()).isEqualTo("exit code 1");
    assertThat(run("false | cat; echo no").describe()).isEqualTo("exit code 1");
    assertThat(run("echo \"$NO_SUCH_NAME\"; echo no").describe()).isEqualTo("exit code 1");
    assertThat(output.out()).isEmpty();
    assertThat(output.err()).contains("NO_SUCH_NAME: unbound variable");
  }

  @Test
  void keepsTheCodesOfMissingAndForbiddenPrograms() throws Exception {
    Files.writeString(here.resolve("plain"), "echo hello");
    assertThat(run("no-such-program").describe()).isEqualTo("exit code 127");
    assertThat(run("./plain").describe()).isEqualTo("exit code 126");
    assertThat(run("if then").describe()).isEqualTo("exit code 2");
    assertThat(output.err()).contains("no-such-program: command not found", "syntax error");
  }

  @Test
  void tellsHowTheCommandsOfAnotherUserEnd() throws Exception {
    assertThat(runAs(place.other(), "exit 3").describe()).isEqualTo("exit code 3");
    assertThat(runAs(place.other(), "exit 143").describe()).isEqualTo("exit code 143");
    assertThat(runAs(place.other(), "kill -9 $$").describe()).isEqualTo("ended by signal SIGKILL");
  }
}
