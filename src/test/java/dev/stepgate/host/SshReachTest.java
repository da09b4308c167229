package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshReachTest {
  @TempDir Path folder;
  private final String tag = "ssh-reach/" + UUID.randomUUID();
  private final CollectedOutput output = new CollectedOutput();

  @Test
  void refusesAnUnknownAndAChangedHostKey() {
    SshServer machine = SshServer.own("keys", FarUser.DEV);
    Map<String, String> facts = facts(machine, "keys");
    machine.changeHostKey();
    HostUnreachable changed = unreachable(facts);
    assertThat(changed)
        .hasMessageStartingWith("there (ssh keys) does not answer: ")
        .hasMessageContaining("REMOTE HOST IDENTIFICATION HAS CHANGED")
        .hasMessageEndingWith("Host key verification failed.");
    assertThat(changed.advice())
        .isEqualTo(
            "Compare the machine's key with the one you expect, and add it to your known_hosts"
                + " (connect once by hand: ssh -F"
                + machine.config()
                + " keys).");
    machine.forgetHostKey();
    HostUnreachable unknown = unreachable(facts);
    assertThat(unknown)
        .hasMessageContaining("host key is known")
        .hasMessageEndingWith("Host key verification failed.");
    assertThat(unknown.advice()).isEqualTo(changed.advice());
    assertThat(machine.knownHosts()).isEmptyFile();
    assertThat(machine.logins()).isZero();
    machine.endAll();
  }

  @Test
  void refusesAKeyThatTheMachineDoesNotTake() throws Exception {
    Path other = folder.resolve("other");
    Outcome.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other.toString()).worked();
    String with = "Host prod\n  IdentityFile " + other + "\n  IdentityAgent none\n";
    HostUnreachable refused =
        unreachable(Map.of("ssh", "prod", "config", config(with, withoutKey())));
    assertThat(refused)
        .hasMessage(
            "there (ssh prod) does not answer: stepgate-prod@127.0.0.1: Permission denied"
                + " (publickey).");
    assertThat(refused.advice())
        .isEqualTo(
            "Load the key into your ssh agent, or name it with 'identity'; Stepgate never asks for"
                + " a password here.");
  }

  @Test
  void takesPortAndIdentityFromTheRunbook() throws Exception {
    SshServer prod = SshServer.prod();
    String text =
        "Host *\n  UserKnownHostsFile "
            + prod.knownHosts()
            + "\n  IdentitiesOnly yes\n"
            + "  IdentityAgent none\n";
    Map<String, String> facts = new TreeMap<>();
    facts.put("ssh", "stepgate-prod@127.0.0.1");
    facts.put("port", String.valueOf(prod.port()));
    facts.put("identity", prod.identity().toString());
    facts.put("config", config(text, ""));
    assertThat(says(facts, "id -un")).isEqualTo("stepgate-prod\n");
    try (Host host = open(facts)) {
      assertThat(host.address()).isEqualTo("ssh stepgate-prod@127.0.0.1 port " + prod.port());
    }
  }

  @Test
  void tellsAWrongPortAndAWrongName() {
    Map<String, String> wrong = new TreeMap<>(facts(SshServer.prod(), "prod"));
    wrong.put("port", "1");
    assertThat(unreachable(wrong))
        .hasMessage(
            "there (ssh prod port 1) does not answer: ssh: connect to host 127.0.0.1 port 1:"
                + " Connection refused")
        .extracting(HostUnreachable::advice)
        .isEqualTo("Try it by hand: ssh -F" + wrong.get("config") + " -p1 prod.");
    assertThat(unreachable(facts(SshServer.prod(), "no-such-host.invalid")))
        .hasMessageStartingWith(
            "there (ssh no-such-host.invalid) does not answer: ssh: Could not resolve hostname"
                + " no-such-host.invalid: ");
  }

  @Test
  void usesAPersonsOwnConnectionAndLeavesItOpen() throws Exception {
    SshServer machine = SshServer.own("own", FarUser.DEV);
    Path socket = folder.resolve("cm");
    String text = "Host own\n  ControlPath " + socket + "\n";
    String config = config(text, "Include " + machine.config() + "\n");
    Outcome.of("ssh", "-F", config, "-fN", "-oControlMaster=yes", "own").worked();
    Map<String, String> facts = Map.of("ssh", "own", "config", config);
    assertThat(says(facts, "echo hi")).isEqualTo("hi\n");
    assertThat(machine.logins()).isOne();
    assertThat(Outcome.of("ssh", "-F", config, "-O", "check", "own").exit()).isZero();
    Outcome.of("ssh", "-F", config, "-O", "exit", "own").worked();
    machine.endAll();
  }

  @Test
  void sharesOneConnectionAndClosesIt() throws Exception {
    SshServer machine = SshServer.own("shared", FarUser.DEV);
    Path socket;
    try (Host host = open(facts(machine, "shared"))) {
      for (int i = 0; i < 5; i++) {
        assertThat(start(host, "true", null).await(null, () -> false).worked()).isTrue();
      }
      assertThat(machine.logins()).isOne();
      socket = socket(machine);
      assertThat(socket).exists();
    }
    assertThat(socket.getParent()).doesNotExist();
    Patience.until("the end of the connection", () -> machine.sessions().isEmpty());
    assertThat(clients(machine)).isEmpty();
    assertThat(machine.processes()).isEmpty();
    machine.endAll();
  }

  /** Also its shared connection may go away: a machine that is idle for long closes it. */
  @Test
  void connectsAgainWhenTheSharedConnectionIsGone() throws Exception {
    SshServer machine = SshServer.own("again", FarUser.DEV);
    try (Host host = open(facts(machine, "again"))) {
      assertThat(start(host, "true", null).await(null, () -> false).worked()).isTrue();
      machine.killSessions();
      Patience.until("the end of the client", () -> clients(machine).isEmpty());
      assertThat(start(host, "true", null).await(null, () -> false).worked()).isTrue();
      assertThat(start(host, "true", null).await(null, () -> false).worked()).isTrue();
      assertThat(machine.logins()).isEqualTo(2);
    }
    machine.endAll();
  }

  @Test
  void goesThroughAnotherMachine() throws Exception {
    SshServer prod = SshServer.prod();
    SshServer dev = SshServer.dev();
    long before = dev.logins();
    String config =
        config("Host prod\n  ProxyJump dev\n", "Include " + SshServer.together(prod, dev) + "\n");
    assertThat(says(Map.of("ssh", "prod", "config", config), "id -un; uname -n"))
        .isEqualTo("stepgate-prod\nprod\n");
    assertThat(dev.logins()).isEqualTo(before + 1);
  }

  /** Whatever the login prints and whichever shell it is. */
  @Test
  void passesOverWhatTheLoginPrints() throws Exception {
    SshServer machine = SshServer.own("noisy", FarUser.DEV);
    Path noise =
        Files.writeString(
            folder.resolve("noise"),
            "echo welcome; printf 'no newline'; echo careful >&2; cat >/dev/null </dev/null\n");
    machine.replace(FarUser.DEV.home().resolve(".bashrc"), noise);
    try (Host host = open(facts(machine, "noisy"))) {
      assertThat(host.reach().user()).isEqualTo("stepgate-dev");
      Ended ended = start(host, "echo out; echo err >&2", null).await(null, () -> false);
      assertThat(ended.worked()).isTrue();
      assertThat(output.out()).isEqualTo("out\n");
      assertThat(output.err()).isEqualTo("err\n");
      try (Pipe pipe = host.pipe(command("cat", null))) {
        pipe.in().write("fed".getBytes());
        pipe.in().close();
        assertThat(pipe.out().readAllBytes()).isEqualTo("fed".getBytes());
        assertThat(pipe.await()).isZero();
        assertThat(pipe.errors()).isEmpty();
      }
    }
    machine.endAll();
  }

  @Test
  void doesNotNeedBashForTheLogin() throws Exception {
    SshServer machine = SshServer.own("plain", FarUser.PLAIN);
    assertThat(says(facts(machine, "plain"), "echo $SHELL; echo ${BASH_VERSION%%.*}"))
        .isEqualTo("/bin/sh\n5\n");
    machine.endAll();
  }

  @Test
  void refusesAMachineWithoutBash() {
    SshServer machine = SshServer.own("bare", FarUser.PLAIN);
    machine.replace(Path.of("/usr/bin/bash"), Path.of("/dev/null"));
    HostUnreachable refused = unreachable(facts(machine, "bare"));
    assertThat(refused).hasMessage("there (ssh bare) does not answer: it has no bash");
    assertThat(refused.advice())
        .isEqualTo(
            "Install bash there, or put it on the PATH of a login: every command runs in it.");
    machine.endAll();
  }

  @Test
  void tellsWhenSudoRefuses() {
    Map<String, String> facts = facts(SshServer.dev(), "dev");
    try (Host host = open(facts)) {
      HostUnreachable refused =
          catchThrowableOfType(HostUnreachable.class, () -> start(host, "true", "stepgate-prod"));
      assertThat(refused)
          .hasMessage("there (ssh dev) does not answer: sudo: a password is required");
      assertThat(refused.advice())
          .isEqualTo("Allow it there in sudoers without a password, or leave out 'as'.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "xx_YY.ISO-8859-1"})
  void passesLettersInEveryLocaleOfTheLogin(String locale) throws Exception {
    SshServer prod = SshServer.prod();
    String config =
        config("Host prod\n  SetEnv LC_ALL=" + locale + "\n", "Include " + prod.config() + "\n");
    try (Host host = open(Map.of("ssh", "prod", "config", config))) {
      Command command =
          new Command(
              "echo \"$LC_ALL ü $VALUE\"", Path.of("/"), Map.of("VALUE", "é漢'😀"), null, tag);
      assertThat(host.start(command, output).await(null, () -> false).worked()).isTrue();
      assertThat(output.out()).isEqualTo(locale + " ü é漢'😀\n");
    }
  }

  @Test
  void reachesTwoMachinesAtTheSameTime() throws Exception {
    try (Host prod = open(facts(SshServer.prod(), "prod"));
        Host dev = open(facts(SshServer.dev(), "dev"))) {
      CollectedOutput other = new CollectedOutput();
      Running there = prod.start(command("uname -n; sleep 0.5; id -un", null), other);
      Running here = start(dev, "uname -n; sleep 0.5; id -un", null);
      assertThat(there.await(null, () -> false).worked()).isTrue();
      assertThat(here.await(null, () -> false).worked()).isTrue();
      assertThat(other.out()).isEqualTo("prod\nstepgate-prod\n");
      assertThat(output.out()).isEqualTo("dev\nstepgate-dev\n");
      assertThat(there.where().who()).isEqualTo("stepgate-prod@prod");
    }
  }

  private static Map<String, String> facts(SshServer machine, String alias) {
    return Map.of("ssh", alias, "config", machine.config().toString());
  }

  private static Host open(Map<String, String> facts) {
    return Hosts.far("there", facts, Path.of("/"), Place.QUICK);
  }

  private static HostUnreachable unreachable(Map<String, String> facts) {
    try (Host host = open(facts)) {
      return catchThrowableOfType(HostUnreachable.class, host::reach);
    }
  }

  private String says(Map<String, String> facts, String script) throws Exception {
    try (Host host = open(facts)) {
      assertThat(start(host, script, null).await(null, () -> false).worked()).isTrue();
      return output.out();
    }
  }

  private Running start(Host host, String script, String as) throws CommandNotStarted {
    return host.start(command(script, as), output);
  }

  private Command command(String script, String as) {
    return new Command(script, Path.of("/"), Map.of(), as, tag);
  }

  /** What stands first counts. */
  private String config(String first, String then) throws IOException {
    return Files.writeString(folder.resolve("config"), first + "Match all\n" + then).toString();
  }

  private static String withoutKey() throws IOException {
    return Files.readString(SshServer.prod().config()).replaceAll(" *IdentityFile .*\n", "");
  }

  private static Path socket(SshServer machine) {
    String line = String.join(" ", clients(machine));
    return Path.of(line.replaceFirst(".*-oControlPath=(\\S+).*", "$1"));
  }

  private static List<String> clients(SshServer machine) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains("-F" + machine.config()))
        .toList();
  }
}
