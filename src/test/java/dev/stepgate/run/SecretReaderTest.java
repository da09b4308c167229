package dev.stepgate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.runbook.Runbook.Secret;
import dev.stepgate.runbook.Shell;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecretReaderTest {
  @TempDir Path folder;
  private final ScriptedOperator operator = new ScriptedOperator(new SettableClock());

  private String read(Secret secret) {
    SecretReader reader = new SecretReader(folder, operator, Duration.ofSeconds(2));
    return reader
        .read(Map.of("PIN", secret), Map.of("GIVEN", "from around")::get, name -> name)
        .get("PIN");
  }

  private static Secret env(String name) {
    return new Secret(name, null, null, null);
  }

  private static Secret file(String name) {
    return new Secret(null, new Text(name), null, null);
  }

  private static Secret command(String script) {
    return new Secret(null, null, new Shell(script), null);
  }

  private void assertRefused(Secret secret, String message) {
    assertThatThrownBy(() -> read(secret)).isInstanceOf(UserError.class).hasMessage(message);
  }

  @Test
  void readsTheEnvironment() {
    assertThat(read(env("GIVEN"))).isEqualTo("from around");
    assertRefused(env("NONE"), "secret PIN has no value");
  }

  @Test
  void readsAFileWithoutItsLastLineBreak() throws IOException {
    Files.writeString(folder.resolve("pin"), " two\nlines \n");
    assertThat(read(file("pin"))).isEqualTo(" two\nlines ");
    assertRefused(file("none"), "secret PIN cannot be read from " + folder.resolve("none"));
    assertRefused(file("/dev/zero"), "secret PIN is longer than 4096 bytes");
  }

  @Test
  void refusesAFileThatIsNoText() throws IOException {
    Files.write(folder.resolve("pin"), new byte[] {'a', (byte) 0xff, 'b', 'c', 'd'});
    assertRefused(file("pin"), "secret PIN is not UTF-8 text");
  }

  @Test
  void asksACommandInTheFolderOfTheRun() {
    assertThat(read(command("echo from; basename \"$PWD\"")))
        .isEqualTo("from\n" + folder.getFileName());
    assertThat(read(command("cat; echo nothing to read"))).isEqualTo("nothing to read");
  }

  @Test
  void refusesACommandThatFails() {
    assertRefused(
        command("echo half a secret; exit 3"), "secret PIN its command ended with exit code 3");
    assertRefused(command("false | echo piped"), "secret PIN its command ended with exit code 1");
  }

  @Test
  void endsACommandThatHangs() {
    assertRefused(command("sleep 60"), "secret PIN its command took longer than 2.0s");
  }

  @Test
  void doesNotWaitForWhatACommandLeavesBehind() {
    assertThat(read(command("sleep 30 & echo secret"))).isEqualTo("secret");
  }

  @Test
  void refusesACommandThatPrintsWithoutEnd() {
    assertRefused(command("exec cat /dev/zero"), "secret PIN is longer than 4096 bytes");
  }

  @Test
  void asksAPerson() {
    operator.secrets.put("PIN", "typed");
    assertThat(read(new Secret(null, null, null, "The PIN"))).isEqualTo("typed");
    operator.secrets.clear();
    assertRefused(new Secret(null, null, null, "The PIN"), "secret PIN has no value");
  }

  @Test
  void refusesWhatCannotBeKeptSecret() {
    assertRefused(command("true"), "secret PIN is empty");
    assertRefused(command("echo abc"), "secret PIN is too short to be kept out of the log");
    assertRefused(command("printf 'ab\\0cd'"), "secret PIN holds a NUL character");
  }
}
