package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void knowsThisProcess() {
    Owner owner = Owner.ofThisProcess();
    assertThat(owner).isEqualTo(Owner.ofThisProcess());
    assertThat(owner.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(owner.started()).isPositive();
    assertThat(owner.boot()).matches("[0-9a-f-]{36} pid:\\[[0-9]+]");
    assertThat(owner.describe())
        .isEqualTo(owner.user() + "@" + owner.host() + " (pid " + owner.pid() + ")");
  }

  @Test
  void readsPastANameWithBlanksAndParentheses() throws Exception {
    String script = "printf ') 1 (' >/proc/$$/comm; echo ready; read -r";
    Process odd = new ProcessBuilder("bash", "-c", script).start();
    try {
      assertThat(odd.inputReader().readLine()).isEqualTo("ready");
      assertThat(Machine.started(odd.pid()).orElseThrow())
          .isGreaterThanOrEqualTo(Owner.ofThisProcess().started());
    } finally {
      odd.destroyForcibly();
    }
  }

  @Test
  void takesAProcessThatHasEndedForGoneThoughNobodyHasWaitedForIt() throws Exception {
    // The child ends only once bash, which would wait for it, has become sleep, which does not.
    String untilBashIsGone = "while [ \"$(cat /proc/$$/comm)\" = bash ]; do sleep 0.01; done";
    String script = "{ " + untilBashIsGone + "; } & echo $!; exec sleep 60";
    Process parent = new ProcessBuilder("bash", "-c", script).start();
    try {
      long child = Long.parseLong(parent.inputReader().readLine());
      for (int look = 0; look < 500 && Machine.started(child).isPresent(); look++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(ProcessHandle.of(child)).isPresent();
      assertThat(Machine.started(child)).isEmpty();
    } finally {
      parent.destroyForcibly();
    }
  }
}
