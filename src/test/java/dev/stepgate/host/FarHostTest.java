package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.testkit.SshServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarHostTest {
  @TempDir Path folder;
  private final String tag = "far-test/a/1/" + UUID.randomUUID();
  private final Host host =
      Hosts.far(
          "prod",
          Map.of("ssh", "prod", "config", SshServer.prod().config().toString()),
          Path.of("/"),
          new FarSettings(Duration.ofSeconds(1), Duration.ofSeconds(3)));
  private final CollectedOutput output = new CollectedOutput();

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void saysWhoAnswers() throws Exception {
    Answered answered = host.reach();
    assertThat(answered.who()).isEqualTo("stepgate-prod@prod");
    assertThat(answered.shell()).startsWith("bash ");
    assertThat(answered.boot()).isEqualTo(Boot.id());
  }

  @Test
  void carriesBothStreamsApart() throws Exception {
    Ended ended = run("echo one; echo two >&2; printf three");
    assertThat(ended.describe()).isEqualTo("exit code 0");
    assertThat(ended.notes()).isEmpty();
    assertThat(output.out()).isEqualTo("one\nthree");
    assertThat(output.err()).isEqualTo("two\n");
    assertThat(output.ends()).isEqualTo(2);
  }

  @Test
  void failsWithTheFirstFailingCommandAlsoInAPipe() throws Exception {
    assertThat(run("exit 3").describe()).isEqualTo("exit code 3");
    assertThat(run("false | cat; echo no").describe()).isEqualTo("exit code 1");
    assertThat(run("exit 255").describe()).isEqualTo("exit code 255");
    assertThat(run("kill -KILL $$").describe()).isEqualTo("ended by signal SIGKILL");
    assertThat(run("exit 137").describe()).isEqualTo("exit code 137");
    assertThat(output.out()).isEmpty();
  }

  @Test
  void passesValuesAsTheyAre() throws Exception {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("VALUE", "; $(id) `id` ' \" * ~ \\ \n\t é漢😀 ${HOME}\n");
    run("printf %s \"$VALUE\"", env, null);
    assertThat(output.out()).isEqualTo(env.get("VALUE"));
  }

  @Test
  void endsAtTheTimeout() throws Exception {
    Running running = host.start(command("sleep 60 & sleep 60", Map.of(), null), output);
    Ended ended = running.await(Duration.ofMillis(300), () -> false);
    assertThat(ended.describe()).isEqualTo("timed out");
    assertThat(host.recall(tag, null).alive()).isEmpty();
  }

  @Test
  void runsAsAnother() throws Exception {
    assertThat(run("id -un; pwd; echo $HOME", Map.of(), "stepgate-dev").notes()).isEmpty();
    assertThat(output.out()).startsWith("stepgate-dev\n");
  }

  @Test
  void refusesAnUnknownUser() {
    assertThatThrownBy(() -> run("true", Map.of(), "nobody-there")).hasMessageContaining("sudo: ");
  }

  private Ended run(String script) throws Exception {
    return run(script, Map.of(), null);
  }

  private Ended run(String script, Map<String, String> env, @Nullable String as) throws Exception {
    return host.start(command(script, env, as), output).await(null, () -> false);
  }

  private Command command(String script, Map<String, String> env, @Nullable String as) {
    return new Command(script, Path.of(""), new HashMap<>(env), as, tag);
  }
}
