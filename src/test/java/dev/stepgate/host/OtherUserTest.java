package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtherUserTest {
  private static final String REPORT =
      "echo \"$(id -un) $HOME $USER $LOGNAME $STEPGATE_TAG\"; printf %s \"$SECRET\"; cat";
  private final String tag = "user-test/a/1/" + UUID.randomUUID();
  private final CollectedOutput output = new CollectedOutput();

  @BeforeEach
  void onlyRootMayBecomeAnyone() {
    assumeThat(Account.own()).isZero();
  }

  @AfterEach
  void nothingIsLeft() {
    Leftovers.end(tag, Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void runsAsAnotherUserWithItsHomeAndTheValues(LaunchPlan.Way way) throws Exception {
    String secret = "it's; $(id) \\ \"é\"\n";
    Ended ended = run(way, REPORT, Map.of("SECRET", secret), "nobody");
    assertThat(output.err()).isEmpty();
    assertThat(ended.worked()).isTrue();
    assertThat(output.out()).isEqualTo("nobody /nonexistent nobody nobody " + tag + "\n" + secret);
  }

  @ParameterizedTest
  @EnumSource
  void stopsWhatAnotherUserRuns(LaunchPlan.Way way) throws Exception {
    LocalHost host = new LocalHost(Duration.ofMillis(300), way);
    Command command =
        command("trap '' TERM; setsid sleep 71 & echo begun; sleep 72", Map.of(), "nobody");
    Running running = host.start(command, output);
    for (int i = 0; i < 500 && !output.out().contains("begun"); i++) {
      Thread.sleep(10);
    }
    assertThat(running.stop().notes()).isEmpty();
    assertThat(Leftovers.find(tag)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tellsAnExitCodeFromASignalForOtherUsersToo(LaunchPlan.Way way) throws Exception {
    assertThat(run(way, "exit 3", Map.of(), "nobody").describe()).isEqualTo("exit code 3");
    assertThat(run(way, "exit 137", Map.of(), "nobody").describe()).isEqualTo("exit code 137");
    assertThat(run(way, "kill -9 $$", Map.of(), "nobody").describe())
        .isEqualTo("ended by signal SIGKILL");
  }

  @Test
  void showsNoValueInTheArgumentsOfSudo() throws Exception {
    Map<String, String> inherited = Map.of("PATH", "/usr/bin:/bin", "OWN", "own-value");
    Command command = command("echo hi", Map.of("SECRET", "hidden-value"), "nobody");
    LaunchPlan plan = LaunchPlan.of(command, inherited, LaunchPlan.Way.SUDO);
    assertThat(plan.argv().subList(0, 5)).isEqualTo(List.of("sudo", "-n", "-u", "nobody", "--"));
    assertThat(plan.argv().get(7)).isEqualTo("eval \"$(head -c " + plan.fed().length + ")\"");
    assertThat(plan.argv().toString()).doesNotContain("hidden-value", "own-value", "echo hi");
    assertThat(plan.env()).isEqualTo(Map.of(Command.TAG, tag));
    assertThat(new String(plan.fed(), StandardCharsets.UTF_8))
        .contains("export SECRET='hidden-value'\n", "export OWN='own-value'\n")
        .endsWith(" -euo pipefail -c 'echo hi' </dev/null\n");
  }

  @Test
  void findsAndSignalsThroughSudoWhatCannotBeReachedOtherwise() throws Exception {
    LocalHost host = new LocalHost(Duration.ofMillis(300), LaunchPlan.Way.SUDO);
    host.start(command("setsid sleep 73 & echo begun; wait", Map.of(), "nobody"), output);
    for (int i = 0; i < 500 && !output.out().contains("begun"); i++) {
      Thread.sleep(10);
    }
    OtherUser nobody = OtherUser.throughSudo("nobody");
    List<ProcessEntry> found =
        nobody.tagged(tag).stream().flatMap(pid -> ProcessEntry.of(pid).stream()).toList();
    assertThat(found).extracting(ProcessEntry::command).contains("bash", "sleep");
    nobody.signal("KILL", found);
    for (int i = 0; i < 100 && !nobody.tagged(tag).isEmpty(); i++) {
      Thread.sleep(10);
    }
    assertThat(nobody.tagged(tag)).isEmpty();
  }

  @Test
  void runsPlainlyAsTheUserItAlreadyIs() throws Exception {
    assertThat(run(LaunchPlan.Way.SUDO, "id -un", Map.of(), "root").worked()).isTrue();
    assertThat(output.out()).isEqualTo("root\n");
  }

  @Test
  void startsNothingForAnUnknownUser() {
    assertThatThrownBy(() -> run(LaunchPlan.Way.SETPRIV, "true", Map.of(), "no-such-user"))
        .isInstanceOf(CommandNotStarted.class)
        .hasMessage("no such system user 'no-such-user'");
  }

  private Ended run(LaunchPlan.Way way, String script, Map<String, String> env, String as)
      throws Exception {
    return new LocalHost(Duration.ofMillis(300), way)
        .start(command(script, env, as), output)
        .await(Duration.ofSeconds(30), () -> false);
  }

  private Command command(String script, Map<String, String> env, @Nullable String as) {
    return new Command(script, Path.of("/tmp"), new HashMap<>(env), as, tag);
  }
}
