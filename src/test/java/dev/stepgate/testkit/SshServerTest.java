package dev.stepgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshServerTest {
  @TempDir private Path folder;

  @Test
  void twoMachinesWithTheirOwnUsersAndNames() {
    Path config = SshServer.together(SshServer.prod(), SshServer.dev());
    assertThat(ssh(config, "prod", "id -un; uname -n").out()).isEqualTo("stepgate-prod\nprod\n");
    assertThat(ssh(config, "dev", "id -un; uname -n").out()).isEqualTo("stepgate-dev\ndev\n");
    assertThat(ssh(config, "dev-root", "id -un; uname -n").out()).isEqualTo("root\ndev\n");
  }

  @Test
  void listensForThisMachineOnly() {
    String listening = Outcome.of("ss", "-Hltn", "sport = :" + SshServer.prod().port()).worked();
    assertThat(listening.strip().split(" +")[3]).isEqualTo("127.0.0.1:" + SshServer.prod().port());
  }

  @Test
  void usersBecomeWhomTheyMay() {
    Path config = SshServer.together(SshServer.prod(), SshServer.dev());
    String other = "sudo -n -u ";
    assertThat(ssh(config, "prod", other + "stepgate-dev id -un").out())
        .isEqualTo("stepgate-dev\n");
    assertThat(ssh(config, "dev", other + "root id -un").out()).isEqualTo("root\n");
    Outcome refused = ssh(config, "dev", other + "stepgate-prod id -un");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("sudo: a password is required\n");
  }

  @Test
  void copiesWithScp() throws Exception {
    Path file = Files.writeString(folder.resolve("near"), "copied\n");
    String config = SshServer.prod().config().toString();
    Path far = SshServer.prod().srv().resolve("copy");
    Outcome.of("scp", "-q", "-F", config, file.toString(), "prod:/srv/copy").worked();
    assertThat(Files.readString(far)).isEqualTo("copied\n");
    assertThat(Files.getOwner(far).getName()).isEqualTo("stepgate-prod");
    Files.delete(far);
  }

  @Test
  void anUnknownOrAnotherHostKeyIsRefused() {
    SshServer machine = SshServer.own("changing", FarUser.DEV);
    assertThat(ssh(machine.config(), "changing", "true").exit()).isZero();
    machine.changeHostKey();
    assertThat(ssh(machine.config(), "changing", "true").err())
        .contains("REMOTE HOST IDENTIFICATION HAS CHANGED", "Host key verification failed.");
    machine.forgetHostKey();
    assertThat(ssh(machine.config(), "changing", "true").err())
        .isEqualTo("Host key verification failed.\r\n");
    machine.endAll();
  }

  @Test
  void aKilledConnectionLeavesWhatRunsBehindIt() throws Exception {
    SshServer machine = SshServer.own("cut", FarUser.DEV);
    Process client = begun(machine, "cut", "echo $$; sleep 60");
    long far = Long.parseLong(client.inputReader().readLine());
    assertThat(machine.sessions()).hasSize(2);
    machine.killSessions();
    assertThat(client.waitFor()).isEqualTo(255);
    assertThat(machine.sessions()).isEmpty();
    assertThat(machine.processes()).containsExactly(far);
    machine.endAll();
    assertThat(machine.processes()).isEmpty();
  }

  @Test
  void stopsAndStartsOnTheSamePortWithTheSameKey() throws Exception {
    SshServer machine = SshServer.own("again", FarUser.DEV);
    Process client = begun(machine, "again", "echo begun; read -r line; echo \"$line\"");
    assertThat(client.inputReader().readLine()).isEqualTo("begun");
    machine.stop();
    assertThat(ssh(machine.config(), "again", "true").err())
        .isEqualTo(
            "ssh: connect to host 127.0.0.1 port " + machine.port() + ": Connection refused\r\n");
    assertThat(machine.sessions()).hasSize(2);
    machine.start();
    assertThat(ssh(machine.config(), "again", "true").exit()).isZero();
    client.getOutputStream().write("still here\n".getBytes());
    client.getOutputStream().flush();
    assertThat(client.inputReader().readLine()).isEqualTo("still here");
    machine.endAll();
  }

  @Test
  void countsASharedConnectionOnce() {
    SshServer machine = SshServer.own("shared", FarUser.DEV);
    List<String> shared =
        List.of(
            "ssh",
            "-F",
            machine.config().toString(),
            "-o",
            "ControlMaster=auto",
            "-o",
            "ControlPersist=60",
            "-o",
            "ControlPath=" + folder.resolve("%C"),
            "shared");
    for (int i = 0; i < 5; i++) {
      Outcome.of(ServerProcess.join(shared, List.of("true"))).worked();
    }
    assertThat(machine.logins()).isOne();
    assertThat(machine.sessions()).hasSize(2);
    machine.endAll();
  }

  private static Process begun(SshServer machine, String alias, String script) throws Exception {
    return new ProcessBuilder(
            "ssh", "-F", machine.config().toString(), "-o", "BatchMode=yes", alias, script)
        .start();
  }

  private static Outcome ssh(Path config, String alias, String script) {
    return Outcome.of("ssh", "-F", config.toString(), "-o", "BatchMode=yes", alias, script);
  }
}
