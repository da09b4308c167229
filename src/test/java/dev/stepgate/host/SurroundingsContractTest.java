package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurroundingsContractTest extends HostContract {

  @Test
  void saysWhoAnswers() throws Exception {
    Answered answered = host.reach();
    assertThat(answered.user()).isEqualTo(place.user());
    assertThat(answered.who()).isEqualTo(says("printf %s \"$(id -un)@$(uname -n)\""));
    assertThat(answered.boot()).isEqualTo(Boot.id());
    assertThat(answered.shell()).startsWith("bash");
  }

  @Test
  void beginsInTheFolder() throws Exception {
    assertThat(says("pwd")).isEqualTo(there + "\n");
    for (String name : new String[] {"a b  c", "it's $(id) *", "-P", "é漢"}) {
      Files.createDirectory(here.resolve(name));
      Command command = in(there.resolve(name), null);
      output = new CollectedOutput();
      assertThat(await(start(command)).worked()).isTrue();
      assertThat(output.out()).isEqualTo(there.resolve(name) + "\n");
    }
  }

  @Test
  void startsNothingWithoutTheFolder() throws Exception {
    Path none = there.resolve("none");
    assertThat(refused(in(none, null)))
        .hasMessageEndingWith("there is no folder " + none + " to run in");
    Files.createFile(here.resolve("none"));
    assertThat(refused(in(none, null)))
        .hasMessageEndingWith("there is no folder " + none + " to run in");
  }

  @Test
  void startsNothingInAFolderThatMayNotBeEntered() throws Exception {
    assumeTrue(!place.user().equals("root"), "root may enter every folder");
    Path closed = Files.createDirectory(here.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertThat(refused(in(there.resolve("closed"), null)))
        .hasMessage("there: may not enter the folder " + there.resolve("closed"));
  }

  @Test
  void givesTheEndOfFileToACommandThatReads() throws Exception {
    assertThat(
            says("if read -r line; then echo got; else echo end; fi; cat; readlink /proc/$$/fd/0"))
        .isEqualTo("end\n/dev/null\n");
  }

  @Test
  void leavesNoOtherFileOpenInTheCommand() throws Exception {
    assertThat(says("ls -1 /proc/$$/fd; true")).isEqualTo("0\n1\n2\n");
  }

  @Test
  void runsInASessionOfItsOwnThatTheMarkNames() throws Exception {
    Running running = start("echo $$; ps -o sid=,pgid= -p $$; tr '\\0' '\\n' </proc/$$/environ");
    ProcessMark mark = running.mark();
    assertThat(mark.tag()).isEqualTo(tag);
    assertThat(mark.started()).isPositive();
    assertThat(await(running).worked()).isTrue();
    String[] said = output.out().split("\\s+");
    assertThat(said[1]).isEqualTo(said[2]);
    assertThat(output.out()).contains("STEPGATE_TAG=" + tag + "\n");
  }

  @Test
  void givesOnlyTheEnvironmentThatIsWanted() throws Exception {
    assumeTrue(place.isFar(), "a local command inherits what Stepgate has");
    TreeSet<String> names =
        new TreeSet<>(says("env | cut -d= -f1", Map.of("OWN", "1")).lines().toList());
    assertThat(names).contains("OWN", "STEPGATE_TAG", "HOME", "PATH");
    names.removeAll(java.util.Set.of("OWN", "STEPGATE_TAG", "HOME", "PATH", "PWD", "OLDPWD", "_"));
    names.removeAll(java.util.Set.of("SHLVL", "USER", "LOGNAME", "SHELL", "MAIL", "HOSTNAME"));
    names.removeAll(java.util.Set.of("SSH_CLIENT", "SSH_CONNECTION", "LANG", "LC_ALL"));
    assertThat(names).isEmpty();
  }

  @Test
  void leavesTheUsersMaskAndHome() throws Exception {
    assertThat(says("umask; touch new; stat -c %a new")).isEqualTo("0022\n644\n");
    String home = says("getent passwd \"$(id -un)\" | cut -d: -f6");
    assertThat(says("echo $HOME")).isEqualTo(home);
  }

  @Test
  void runsAsAnother() throws Exception {
    Command command = command("id -un; echo $HOME; pwd", Map.of("A", "1"), place.other());
    assertThat(await(start(command)).notes()).isEmpty();
    String home = place.other().equals("root") ? "/root" : "/home/" + place.other();
    assertThat(output.err()).isEmpty();
    assertThat(output.out()).isEqualTo(place.other() + "\n" + home + "\n" + there + "\n");
  }

  @Test
  void runsAsTheOneWhoIsThereAnyway() throws Exception {
    assertThat(runAs(place.user(), "id -un").worked()).isTrue();
    assertThat(output.out()).isEqualTo(place.user() + "\n");
  }

  @Test
  void refusesAUserWhoIsNotThere() {
    assertThat(refused(command("touch ran", Map.of(), "no-such-user")))
        .hasMessageContaining("no-such-user");
    assertThat(refused(command("touch ran", Map.of(), "-o ProxyCommand=x"))).isNotNull();
    assertThat(here.resolve("ran")).doesNotExist();
  }

  private Command in(Path folder, @Nullable String as) {
    return new Command("pwd", folder, Map.of(), as, tag);
  }
}
