package dev.stepgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInsTest {
  private static final String RUNTIME =
      "OCI runtime exec failed: exec failed: unable to start container process: ";
  @TempDir private Path folder;
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
  void executesInsideOfTheContainer() throws Exception {
    Container shop = standIns.container("shop");
    Files.writeString(shop.srv().resolve("price"), "12\n");
    Outcome inside = docker("exec", "shop", "bash", "-c", "uname -n; id -un; pwd; cat price; env");
    assertThat(inside.worked().lines())
        .containsExactlyInAnyOrder(
            shop.id().substring(0, 12),
            "root",
            "/srv",
            "12",
            "HOME=/root",
            "HOSTNAME=" + shop.id().substring(0, 12),
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "PWD=/srv",
            "SHLVL=0",
            "_=/usr/bin/env");
    assertThat(inside.err()).isEmpty();
  }

  @Test
  void takesUserFolderAndVariables() {
    standIns.container("shop");
    ProcessBuilder builder =
        command(
            "docker",
            "exec",
            "-u",
            "stepgate-prod",
            "-w",
            "/tmp",
            "-e",
            "A=1",
            "-e",
            "SECRET",
            "shop",
            "bash",
            "-c",
            "id -un; echo $HOME; pwd; echo $A $SECRET");
    builder.environment().put("SECRET", "hidden-value");
    assertThat(Outcome.of(builder).worked())
        .isEqualTo("stepgate-prod\n/home/stepgate-prod\n/tmp\n1 hidden-value\n");
    assertThat(standIns.calls().toString()).contains("-e SECRET").doesNotContain("hidden-value");
  }

  @Test
  void carriesBytesBothWaysAndTheExitCode() throws Exception {
    standIns.container("shop");
    Path sent = Files.write(folder.resolve("sent"), new byte[3_000_000]);
    ProcessBuilder builder =
        command("docker", "exec", "-i", "shop", "bash", "-c", "wc -c; echo bad >&2; exit 3")
            .redirectInput(sent.toFile());
    Process process = builder.start();
    assertThat(process.inputReader().readLine()).isEqualTo("3000000");
    assertThat(process.errorReader().readLine()).isEqualTo("bad");
    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(docker("exec", "shop", "bash", "-c", "kill -9 $$").exit()).isEqualTo(137);
    assertThat(docker("exec", "shop", "bash", "-c", "head -c 5000000 /dev/zero").out())
        .hasSize(5_000_000);
  }

  @Test
  void aLaterCommandSeesTheProcessesOfAnEarlierOne() throws Exception {
    standIns.container("shop");
    standIns.container("bank");
    Process first = command("docker", "exec", "shop", "bash", "-c", "echo $$; sleep 71").start();
    String pid = first.inputReader().readLine();
    String look = "cat /proc/[0-9]*/cmdline";
    assertThat(docker("exec", "shop", "bash", "-c", look).out()).contains("sleep\00071");
    assertThat(docker("exec", "bank", "bash", "-c", look).out()).doesNotContain("sleep\00071");
    docker("exec", "shop", "bash", "-c", "kill -9 " + pid).worked();
    assertThat(first.waitFor()).isEqualTo(137);
  }

  @Test
  void aClientThatDiesEndsNothingButTheInput() throws Exception {
    Container shop = standIns.container("shop");
    String script =
        "echo begun; cat; echo closed > end; yes | head -c 1000000; echo done >> end; sleep 72";
    Process client = command("docker", "exec", "-i", "shop", "bash", "-c", script).start();
    assertThat(client.inputReader().readLine()).isEqualTo("begun");
    Outcome.of("kill", "-9", client.pid() + "").worked();
    assertThat(client.inputReader().readLine()).isNull();
    Path end = shop.srv().resolve("end");
    Patience.until("the end of input", () -> content(end).equals("closed\ndone\n"));
    assertThat(shop.processes()).isNotEmpty();
    shop.stop();
    assertThat(docker("exec", "shop", "true").err())
        .isEqualTo("Error response from daemon: container " + shop.id() + " is not running\n");
  }

  @Test
  void aCutConnectionLooksAsItDoes() throws Exception {
    standIns.container("shop");
    standIns.pod("default", "shop-0", Map.of(), FarUser.PROD);
    Process docker = command("docker", "exec", "-i", "shop", "bash", "-c", "echo a; cat").start();
    Process kubectl =
        command("kubectl", "exec", "-i", "shop-0", "--", "bash", "-c", "echo a; cat").start();
    assertThat(docker.inputReader().readLine()).isEqualTo("a");
    assertThat(kubectl.inputReader().readLine()).isEqualTo("a");
    standIns.cut();
    assertThat(docker.waitFor()).isEqualTo(255);
    assertThat(docker.errorReader().readLine()).isNull();
    assertThat(kubectl.waitFor()).isEqualTo(1);
    assertThat(kubectl.errorReader().readLine())
        .isEqualTo(
            "error: error reading from error stream: next reader: websocket: close 1006"
                + " (abnormal closure): unexpected EOF");
  }

  @Test
  void dockerSaysWhatIsNotThere() {
    Container shop = standIns.container("shop");
    assertThat(docker("exec", "shoe", "true"))
        .returns(1, Outcome::exit)
        .returns("Error response from daemon: No such container: shoe\n", Outcome::err);
    assertThat(docker("exec", "-u", "no-such-user", "shop", "true"))
        .returns(126, Outcome::exit)
        .returns(
            "unable to find user no-such-user: no matching entries in passwd file\r\n",
            Outcome::out);
    shop.withoutBash();
    assertThat(docker("exec", "shop", "bash"))
        .returns(127, Outcome::exit)
        .returns(
            RUNTIME + "exec: \"bash\": executable file not found in $PATH: unknown\r\n",
            Outcome::out);
    assertThat(docker("exec", shop.id().substring(0, 12), "sh", "-c", "exit 4").exit())
        .isEqualTo(4);
  }

  @Test
  void composeNamesTheContainersOfAService() throws Exception {
    Container first = standIns.container("project-shop-1");
    Container second = standIns.container("project-shop-2");
    String file = Files.writeString(folder.resolve("compose.yaml"), "services: {}\n").toString();
    standIns.service("shop", first, second).service("idle");
    assertThat(docker("compose", "-f", file, "-p", "project", "ps", "-q", "shop").worked())
        .isEqualTo(first.id() + "\n" + second.id() + "\n");
    assertThat(docker("compose", "-f", file, "ps", "-q", "idle").worked()).isEmpty();
    assertThat(docker("compose", "-f", file, "ps", "-q", "none"))
        .returns(1, Outcome::exit)
        .returns("no such service: none\n", Outcome::err);
  }

  @Test
  void composeStartsAServiceOnce() throws Exception {
    Container web = standIns.container("web-1");
    standIns.service("web", web).command("web", "echo once >>begun; exec sleep 60");
    String file = Files.writeString(folder.resolve("compose.yaml"), "services:\n").toString();
    docker("compose", "-f", file, "up", "-d", "--no-deps", "web").worked();
    Patience.until("the service", () -> content(web.srv().resolve("begun")).equals("once\n"));
    docker("compose", "-f", file, "up", "-d", "--no-deps", "web").worked();
    assertThat(web.processes()).hasSize(1);
    assertThat(docker("compose", "-f", file, "up", "-d", "--no-deps", "none").err())
        .isEqualTo("no such service: none\n");
  }

  @Test
  void kubectlExecutesInThePod() {
    Container app = standIns.pod("shop", "shop-0", Map.of("app", "shop"), FarUser.DEV);
    assertThat(
            kubectl(
                    "--context",
                    "stand-in",
                    "-n",
                    "shop",
                    "exec",
                    "-i",
                    "shop-0",
                    "--",
                    "bash",
                    "-c",
                    "uname -n; id -un; pwd")
                .worked())
        .isEqualTo("shop-0\nstepgate-dev\n/srv\n");
    standIns.sidecar("shop", "shop-0", "proxy");
    Outcome first = kubectl("exec", "-n", "shop", "pod/shop-0", "--", "bash", "-c", "exit 5");
    assertThat(first.exit()).isEqualTo(5);
    assertThat(first.err())
        .isEqualTo(
            "Defaulted container \"app\" out of: app, proxy\ncommand terminated with exit code 5\n");
    assertThat(kubectl("exec", "-n", "shop", "shop-0", "-c", "proxy", "--", "id", "-un").worked())
        .isEqualTo("root\n");
    assertThat(app.processes()).isEmpty();
  }

  @Test
  void kubectlFindsPodsByLabel() {
    standIns.pod("shop", "shop-0", Map.of("app", "shop", "tier", "web"), FarUser.DEV);
    standIns.pod("shop", "shop-1", Map.of("app", "shop"), FarUser.DEV);
    standIns.phase("shop", "shop-1", "Succeeded");
    assertThat(kubectl("get", "pods", "-n", "shop", "-l", "app=shop", "-o", "name").worked())
        .isEqualTo("pod/shop-0\npod/shop-1\n");
    assertThat(
            kubectl(
                    "get",
                    "pods",
                    "-n",
                    "shop",
                    "-l",
                    "app=shop,tier=web",
                    "-o",
                    "jsonpath={.items[*].metadata.name}")
                .worked())
        .isEqualTo("shop-0");
    assertThat(
            kubectl(
                    "get",
                    "pods",
                    "--namespace=shop",
                    "--selector=app=shop",
                    "--field-selector=status.phase=Running",
                    "-o",
                    "name")
                .worked())
        .isEqualTo("pod/shop-0\n");
    assertThat(kubectl("get", "pods", "-l", "app=shop", "-o", "name"))
        .returns(0, Outcome::exit)
        .returns("", Outcome::out)
        .returns("No resources found in default namespace.\n", Outcome::err);
  }

  @Test
  void kubectlSaysWhatIsNotThere() {
    standIns.pod("default", "shop-0", Map.of(), FarUser.DEV).withoutBash();
    assertThat(kubectl("exec", "shop-1", "--", "true").err())
        .isEqualTo("Error from server (NotFound): pods \"shop-1\" not found\n");
    assertThat(kubectl("exec", "shop-0", "-c", "web", "--", "true").err())
        .isEqualTo("Error from server (BadRequest): container web is not valid for pod shop-0\n");
    assertThat(kubectl("exec", "shop-0", "--", "bash").err())
        .startsWith("error: Internal error occurred: error executing command in container: ")
        .endsWith(RUNTIME + "exec: \"bash\": executable file not found in $PATH: unknown\n");
    standIns.phase("default", "shop-0", "Succeeded");
    assertThat(kubectl("exec", "shop-0", "--", "true").err())
        .isEqualTo(
            "error: cannot exec into a container in a completed pod; current phase is Succeeded\n");
  }

  /** Where no cluster is needed, the real program can be asked, if there is one. */
  @ParameterizedTest
  @CsvSource({
    "--context none, context was not found for specified context: none",
    "--kubeconfig /none, stat /none: no such file or directory"
  })
  void kubectlSaysTheSameAsTheRealOne(String options, String fact) {
    assumeThat(Outcome.of("sh", "-c", "command -v kubectl").exit()).as("no kubectl").isZero();
    for (String verb : List.of("get pods", "exec x -- true")) {
      String arguments = options + " " + verb;
      Outcome real = Outcome.of(("kubectl " + arguments).split(" "));
      assertThat(real.exit()).isEqualTo(1);
      assertThat(real.err()).contains(fact);
      assertThat(kubectl(arguments.split(" ")))
          .returns(1, Outcome::exit)
          .satisfies(standIn -> assertThat(standIn.err()).endsWith(fact + "\n"));
    }
  }

  private Outcome docker(String... arguments) {
    return Outcome.of(command(first("docker", arguments)));
  }

  private Outcome kubectl(String... arguments) {
    return Outcome.of(command(first("kubectl", arguments)));
  }

  private static String[] first(String program, String... arguments) {
    List<String> all = new ArrayList<>(List.of(program));
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  private ProcessBuilder command(String... command) {
    String[] absolute = command.clone();
    absolute[0] = standIns.path().resolve(command[0]).toString();
    return new ProcessBuilder(absolute);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException notYet) {
      return "";
    }
  }
}
