package dev.stepgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FarNetworkTest {
  private FarNetwork network;
  private SshServer machine;

  @BeforeEach
  void open() {
    network = FarNetwork.open();
    machine = network.machine("far", FarUser.PROD);
  }

  @AfterEach
  void close() {
    if (network != null) {
      network.close();
      assertThat(Outcome.of("ip", "netns", "list").worked()).doesNotContain("sg" + own());
      assertThat(machine.processes()).isEmpty();
    }
  }

  @Test
  void isReachedFromHere() {
    assertThat(network.address()).startsWith("10.");
    assertThat(ssh("uname -n").worked()).isEqualTo("far\n");
  }

  @Test
  void losesPacketsSilentlyUntilRestored() throws Exception {
    Process client = new ProcessBuilder(command("echo begun; cat")).start();
    assertThat(client.inputReader().readLine()).isEqualTo("begun");
    network.drop();
    client.outputWriter().append("lost at first\n").flush();
    assertThat(client.waitFor(700, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(client.inputReader().ready()).isFalse();
    assertThat(client.errorReader().ready()).isFalse();
    network.restore();
    assertThat(client.inputReader().readLine()).isEqualTo("lost at first");
    client.getOutputStream().close();
    assertThat(client.waitFor()).isZero();
  }

  @Test
  void aClientThatAsksNoticesAndTheFarSideDoesNot() {
    Thread cut = new Thread(this::dropWhenBegun);
    cut.start();
    Outcome noticed = ssh("ServerAliveInterval=1", "ServerAliveCountMax=1", "sleep 60");
    assertThat(noticed.exit()).isEqualTo(255);
    assertThat(noticed.err())
        .isEqualTo("Timeout, server " + network.address() + " not responding.\r\n");
    assertThat(machine.sessions()).hasSize(2);
    assertThat(machine.processes()).hasSize(1);
  }

  @Test
  void nobodyAnswersWhoConnects() {
    network.drop();
    assertThat(ssh("ConnectTimeout=1", "true").err())
        .isEqualTo(
            "ssh: connect to host %s port %d: Connection timed out\r\n"
                .formatted(network.address(), machine.port()));
    network.restore();
    assertThat(ssh("true").exit()).isZero();
  }

  private void dropWhenBegun() {
    Patience.until("the far command", () -> machine.processes().size() == 1);
    network.drop();
  }

  private Outcome ssh(String... optionsAndScript) {
    return Outcome.of(command(optionsAndScript));
  }

  /** The last is the script, those before are options. */
  private List<String> command(String... optionsAndScript) {
    int last = optionsAndScript.length - 1;
    List<String> command = new ArrayList<>(List.of("ssh", "-F", machine.config().toString()));
    for (String option : List.of(optionsAndScript).subList(0, last)) {
      command.addAll(List.of("-o", option));
    }
    command.addAll(List.of("-o", "BatchMode=yes", "far", optionsAndScript[last]));
    return command;
  }

  private static long own() {
    return ProcessHandle.current().pid();
  }
}
