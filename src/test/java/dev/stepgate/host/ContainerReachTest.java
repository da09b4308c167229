package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.testkit.Container;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No engine and no cluster run here: programs stand in for docker and kubectl. */
class ContainerReachTest {
  private static final String LOOK =
      "Look with kubectl get pods whether the pod runs, and which context and namespace you are"
          + " in.";
  @TempDir Path folder;
  private StandIns standIns;

  @BeforeEach
  void open() {
    standIns = StandIns.in(folder);
  }

  @AfterEach
  void close() {
    if (standIns != null) {
      standIns.close();
    }
  }

  @Test
  void entersTheOneContainerOfAComposeService() throws Exception {
    Container first = standIns.container("project-web-1");
    standIns.service("web", first);
    Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");
    Map<String, String> facts = Map.of("docker", "web", "compose", "compose.yaml", "project", "p");
    assertThat(says(facts, "uname -n")).isEqualTo(first.id().substring(0, 12) + "\n");
    assertThat(standIns.calls().get(0))
        .isEqualTo("docker compose -f " + folder + "/compose.yaml -p p ps -q web");
  }

  @Test
  void refusesAComposeServiceWithTwoContainersOrNone() throws Exception {
    Container first = standIns.container("web-1");
    Container second = standIns.container("web-2");
    standIns.service("web", first, second).service("idle");
    Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");
    HostUnreachable two = refused(Map.of("docker", "web", "compose", "compose.yaml"));
    assertThat(two)
        .hasMessage(
            "the compose service web has 2 running containers: " + first.id() + ", " + second.id());
    assertThat(two.advice()).isEqualTo("Name the one you mean.");
    HostUnreachable none = refused(Map.of("docker", "idle", "compose", "compose.yaml"));
    assertThat(none).hasMessage("the compose service idle has no running containers");
    assertThat(none.advice()).isEqualTo("Start it first.");
    assertThat(refused(Map.of("docker", "other", "compose", "compose.yaml")))
        .hasMessage("the compose service other cannot be looked up: no such service: other");
    assertThat(refused(Map.of("docker", "web", "compose", "none.yaml")))
        .hasMessageContaining("cannot be looked up: open " + folder + "/none.yaml: no such file");
  }

  @Test
  void tellsThatAContainerIsStoppedOrNotThere() {
    Container shop = standIns.container("shop");
    shop.stop();
    HostUnreachable stopped = refused(Map.of("docker", "shop"));
    assertThat(stopped)
        .hasMessage(
            "there (docker shop) does not answer: Error response from daemon: container "
                + shop.id()
                + " is not running");
    assertThat(stopped.advice())
        .isEqualTo(
            "Look with docker ps whether the container runs, and with docker exec shop true"
                + " whether you may enter it.");
    assertThat(refused(Map.of("docker", "shoe")))
        .hasMessage(
            "there (docker shoe) does not answer: Error response from daemon: No such container:"
                + " shoe");
  }

  /** It ends before or after Stepgate has begun to speak to it. */
  @Test
  void tellsItWhoeverIsFaster() {
    standIns.container("shop");
    for (int time = 0; time < 20; time++) {
      assertThat(refused(Map.of("docker", "office")))
          .hasMessage(
              "there (docker office) does not answer: Error response from daemon: No such"
                  + " container: office");
    }
  }

  @Test
  void tellsThatAUserIsNotThere() throws Exception {
    standIns.container("shop");
    try (Host host = host(Map.of("docker", "shop"))) {
      Command command = new Command("true", Path.of(""), Map.of(), "nobody-there", "tag");
      assertThat(
              catchThrowableOfType(
                  HostUnreachable.class, () -> host.start(command, new CollectedOutput())))
          .hasMessage(
              "there (docker shop) does not answer: unable to find user nobody-there: no matching"
                  + " entries in passwd file");
    }
  }

  @Test
  void tellsThatThereIsNoBash() {
    standIns.container("shop").withoutBash();
    assertThat(refused(Map.of("docker", "shop")))
        .hasMessage("there (docker shop) does not answer: it has no bash");
    standIns.pod("default", "shop-0", Map.of(), FarUser.PROD).withoutBash();
    assertThat(refused(Map.of("kubernetes", "shop-0")))
        .hasMessageStartingWith("there (kubernetes shop-0) does not answer: it has no bash");
  }

  @Test
  void entersTheOnePodWithALabel() throws Exception {
    standIns.pod("shop", "web-0", Map.of("app", "web", "tier", "front"), FarUser.PROD);
    standIns.pod("shop", "web-1", Map.of("app", "web"), FarUser.PROD);
    standIns.sidecar("shop", "web-0", "proxy");
    standIns.context("other");
    Map<String, String> facts =
        Map.of("kubernetes", "app=web,tier=front", "namespace", "shop", "context", "other");
    assertThat(says(facts, "uname -n; id -un")).isEqualTo("web-0\nstepgate-prod\n");
    Map<String, String> sidecar =
        Map.of("kubernetes", "web-0", "namespace", "shop", "container", "proxy");
    assertThat(says(sidecar, "id -un")).isEqualTo("root\n");
    assertThat(standIns.calls().get(0))
        .startsWith("kubectl --context=other --namespace=shop get pods -l app=web\\,tier=front ");
  }

  @Test
  void refusesALabelWithTwoPodsOrNone() throws Exception {
    standIns.pod("default", "web-0", Map.of("app", "web"), FarUser.PROD);
    standIns.pod("default", "web-1", Map.of("app", "web"), FarUser.PROD);
    HostUnreachable two = refused(Map.of("kubernetes", "app=web"));
    assertThat(two).hasMessage("the label app=web has 2 running pods: pod/web-0, pod/web-1");
    assertThat(two.advice()).isEqualTo("Name the one you mean.");
    HostUnreachable none = refused(Map.of("kubernetes", "app=shop"));
    assertThat(none).hasMessage("the label app=shop has no running pods");
    assertThat(none.advice()).isEqualTo("Start it first.");
    standIns.phase("default", "web-1", "Succeeded");
    assertThat(says(Map.of("kubernetes", "app=web"), "uname -n")).isEqualTo("web-0\n");
  }

  @Test
  void tellsWhatKubectlSays() {
    standIns.pod("default", "done", Map.of(), FarUser.PROD);
    standIns.phase("default", "done", "Succeeded");
    HostUnreachable completed = refused(Map.of("kubernetes", "done"));
    assertThat(completed)
        .hasMessage(
            "there (kubernetes done) does not answer: error: cannot exec into a container in a"
                + " completed pod; current phase is Succeeded");
    assertThat(completed.advice()).isEqualTo(LOOK);
    assertThat(refused(Map.of("kubernetes", "none", "namespace", "shop")))
        .hasMessage(
            "there (kubernetes shop/none) does not answer: Error from server (NotFound): pods"
                + " \"none\" not found");
    assertThat(refused(Map.of("kubernetes", "a=b", "context", "none")))
        .hasMessageStartingWith("the label a=b cannot be looked up: ")
        .hasMessageContaining("context was not found for specified context: none");
  }

  /** As of an obsolete key in a compose file. */
  @Test
  void takesNoWarningForAContainer() throws Exception {
    List<String> warns = List.of("sh", "-c", "echo 'WARN[0000] obsolete' >&2; echo 0123");
    assertThat(Choice.lines(warns, "the compose service web", "Look.")).containsExactly("0123");
  }

  @Test
  void staysWithThePodThatItFoundFirst() throws Exception {
    standIns.pod("default", "web-0", Map.of("app", "web"), FarUser.PROD);
    try (Host host = host(Map.of("kubernetes", "app=web"))) {
      host.reach();
      standIns.pod("default", "web-1", Map.of("app", "web"), FarUser.PROD);
      assertThat(says(host, "uname -n")).isEqualTo("web-0\n");
    }
  }

  @Test
  void tellsThatTheProgramIsMissing() {
    assertThat(missing(Map.of("docker", "shop"))).hasMessage("cannot find the program 'docker'");
    assertThat(missing(Map.of("kubernetes", "a=b")))
        .hasMessage("cannot find the program 'kubectl'");
  }

  private CommandNotStarted missing(Map<String, String> facts) {
    Reach reach = Hosts.reach(facts, folder, folder.resolve("none").toString());
    return catchThrowableOfType(CommandNotStarted.class, reach::open);
  }

  private Host host(Map<String, String> facts) {
    return new FarHost("there", Hosts.reach(facts, folder, standIns.searchPath()), Place.QUICK);
  }

  private HostUnreachable refused(Map<String, String> facts) {
    try (Host host = host(facts)) {
      return catchThrowableOfType(HostUnreachable.class, host::reach);
    }
  }

  private String says(Map<String, String> facts, String script) throws Exception {
    try (Host host = host(facts)) {
      return says(host, script);
    }
  }

  private static String says(Host host, String script) throws Exception {
    CollectedOutput output = new CollectedOutput();
    Command command =
        new Command(script, Path.of(""), Map.of(), null, "containers/" + UUID.randomUUID());
    assertThat(host.start(command, output).await(null, () -> false).worked()).isTrue();
    assertThat(output.err()).isEmpty();
    return output.out();
  }
}
