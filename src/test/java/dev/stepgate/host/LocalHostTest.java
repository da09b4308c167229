package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalHostTest {
  @TempDir Path folder;
  private final String tag = "host-test/a/1/" + UUID.randomUUID();
  private final LocalHost host = new LocalHost(Duration.ofMillis(300));
  private final CollectedOutput output = new CollectedOutput();

  @AfterEach
  void nothingIsLeft() {
    Leftovers.end(tag, Duration.ZERO);
  }

  @Test
  void failsWithTheFirstFailingCommandAlsoInAPipe() throws Exception {
    assertThat(run("exit 3").describe()).isEqualTo("exit code 3");
    assertThat(run("false | cat; echo no").describe()).isEqualTo("exit code 1");
    assertThat(run("echo \"$NO_SUCH_NAME\"; echo no").describe()).isEqualTo("exit code 1");
    assertThat(output.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
  void passesEveryLetterInEveryLocale(String locale) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            "target/classes:target/test-classes",
            LettersStarter.class.getName());
    builder.environment().put("LC_ALL", locale);
    byte[] said = builder.redirectErrorStream(true).start().getInputStream().readAllBytes();
    byte[] wanted = "ü é漢 'x' 1".getBytes(StandardCharsets.UTF_8);
    assertThat(new String(said, StandardCharsets.UTF_8))
        .isEqualTo(HexFormat.of().formatHex(wanted));
  }

  @Test
  void runsInASessionOfItsOwnThatTheMarkNames() throws Exception {
    Running running = host.start(command("ps -o sid=,pgid= -p $$", Map.of()), output);
    running.await(null, () -> false);
    long pid = running.mark().pid();
    assertThat(output.out().strip().split("\\s+")).containsExactly("" + pid, "" + pid);
    assertThat(running.mark().started()).isPositive();
    assertThat(running.mark().isAlive()).isFalse();
  }

  @Test
  void passesTheTagButNoSettingOfItsOwn() throws Exception {
    run("env | grep ^STEPGATE_");
    assertThat(output.out()).isEqualTo("STEPGATE_TAG=" + tag + "\n");
  }

  @Test
  void startsNothingWithoutTheFolder() {
    assertNotStarted(
        new Command("true", folder.resolve("none"), Map.of(), null, tag),
        "there is no folder " + folder.resolve("none") + " to run in");
  }

  @Test
  void startsNothingThatTheSystemCannotPass() {
    assertNotStarted(command("echo \0", Map.of()), "the command contains a NUL character");
    assertNotStarted(command("true", Map.of("A", "\0")), "the value of A contains a NUL character");
    assertNotStarted(
        command("#" + "x".repeat(131_071), Map.of()),
        "the command is too long to be passed to a program: 131072 bytes");
    assertNotStarted(
        command("true", Map.of("BIG", "x".repeat(131_068))),
        "the value of BIG is too long to be passed to a program: 131068 bytes");
    assertNotStarted(
        command("true", tooMuch()), "the command and its environment are too long for the system");
  }

  @Test
  void takesTheLongestThatTheSystemCanPass() throws Exception {
    run("#" + "x".repeat(131_063) + "\necho a", Map.of("BIG", "x".repeat(131_067)));
    assertThat(output.out()).isEqualTo("a\n");
  }

  @Test
  void namesAMissingProgram() {
    assertThatThrownBy(() -> Programs.find("bash", folder.toString()))
        .isInstanceOf(CommandNotStarted.class)
        .hasMessage("cannot find the program 'bash'");
  }

  @Test
  void tellsAnExitCodeFromASignal() throws Exception {
    assertThat(run("exit 137").describe()).isEqualTo("exit code 137");
    assertThat(run("bash -c 'kill -9 $$' || exit $?").describe()).isEqualTo("exit code 137");
    assertThat(run("kill -9 $$").describe()).isEqualTo("ended by signal SIGKILL");
    assertThat(run("exec perl -e 'kill 11, $$'").describe()).isEqualTo("ended by signal SIGSEGV");
    assertThat(run("exec bash -c 'exit 139'").describe()).isEqualTo("exit code 139");
    assertThat(run("kill -TERM $$").describe()).isEqualTo("ended by signal SIGTERM");
    assertThat(run("kill -9 $PPID; sleep 60").describe()).isEqualTo("ended by signal SIGKILL");
    assertThat(Leftovers.find(tag)).isEmpty();
    assertThat(output.err()).doesNotContain("exec \"$@\"").doesNotContain("Terminated");
  }

  @Test
  void reportsWhatTheTakerOfTheOutputThrowsAndStillLetsTheCommandEnd() throws Exception {
    OutputSink broken =
        new OutputSink() {
          @Override
          public void write(Stream stream, byte[] buffer, int length) {
            throw new IllegalArgumentException("broken sink");
          }

          @Override
          public void end(Stream stream) {}
        };
    Running running = host.start(command("head -c 1M /dev/zero; touch done", Map.of()), broken);
    assertThatThrownBy(() -> running.await(null, () -> false))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("broken sink");
    assertThat(folder.resolve("done")).exists();
  }

  private Ended run(String script) throws Exception {
    return run(script, Map.of());
  }

  private Ended run(String script, Map<String, String> env) throws Exception {
    return host.start(command(script, env), output).await(Duration.ofSeconds(30), () -> false);
  }

  private Command command(String script, Map<String, String> env) {
    return new Command(script, folder, env, null, tag);
  }

  private void assertNotStarted(Command command, String message) {
    assertThatThrownBy(() -> host.start(command, output))
        .isInstanceOf(CommandNotStarted.class)
        .hasMessage(message);
  }

  private static Map<String, String> tooMuch() {
    Map<String, String> env = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      env.put("PART_" + i, "x".repeat(100_000));
    }
    return env;
  }
}
