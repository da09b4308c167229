package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
  private static final String SECRET = "s3cr3t 'value'\nof two lines";
  @TempDir Path folder;
  private final String tag = "service-test/s/1/" + UUID.randomUUID();
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("out.txt");
  }

  @AfterEach
  void nothingIsLeft() {
    Leftovers.end(tag, Duration.ZERO);
  }

  @Test
  void outlivesItsStarterWithItsOutputKeptAndIsStoppedByALaterProcess() throws Exception {
    String script =
        "trap 'echo last; exit' TERM; echo begun; until [ -e go ]; do sleep 0.02 || :; done;"
            + " echo \"$SECRET\" >&2; while :; do sleep 0.02 || :; done";
    Process starter = starter(script);
    BufferedReader said = starter.inputReader();
    String[] mark = String.valueOf(said.readLine()).split(" ");
    ProcessMark service = new ProcessMark(Long.parseLong(mark[0]), Long.parseLong(mark[1]), tag);
    starter.destroyForcibly().waitFor();
    Files.createFile(folder.resolve("go"));
    waitFor("begun\n***\n");
    assertThat(ServiceProcess.isAlive(service)).isTrue();
    assertThat(ServiceProcess.awaitOutput(file, Duration.ZERO)).isFalse();
    assertThat(ServiceProcess.stop(service, Duration.ofSeconds(10))).isEmpty();
    assertThat(ServiceProcess.isAlive(service)).isFalse();
    assertThat(ServiceProcess.awaitOutput(file, Duration.ofSeconds(20))).isTrue();
    assertThat(file).content().startsWith("begun\n***\n").endsWith("last\n");
  }

  @Test
  void keepsNoMoreThanTheLimit() throws Exception {
    RunningService service = start("head -c 5000 /dev/zero | tr '\\0' x", 10);
    assertThat(ServiceProcess.awaitOutput(file, Duration.ofSeconds(20))).isTrue();
    assertThat(file).content().isEqualTo("xxxxxxxxxx\n[stepgate: 5 KB more were not kept]\n");
    assertThat(service.isAlive()).isFalse();
    assertThat(service.exitCode()).hasValue(0);
  }

  @Test
  void showsSecretsNeitherInArgumentsNorToTheKeeper() throws Exception {
    RunningService service = start("echo begun; exec sleep 74", 100);
    waitFor("begun\n");
    List<ProcessEntry> keepers =
        ProcessEntry.all().stream()
            .filter(entry -> entry.hasOpen(Set.of(file.toString())))
            .toList();
    assertThat(keepers).extracting(ProcessEntry::command).containsExactly("java");
    Path keeper = Path.of("/proc/" + keepers.get(0).pid());
    assertThat(Files.readString(keeper.resolve("cmdline"))).doesNotContain("s3cr3t");
    assertThat(Files.readString(keeper.resolve("environ"))).doesNotContain("s3cr3t", tag);
    assertThat(service.exitCode()).isEmpty();
    assertThat(service.isAlive()).isTrue();
    assertThat(keepers.get(0).session()).isNotEqualTo(service.mark().pid());
    ServiceProcess.stop(service.mark(), Duration.ofSeconds(1));
    assertThat(ServiceProcess.awaitOutput(file, Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void isAliveWhileSomethingThatItStartedIs() throws Exception {
    RunningService service = start("setsid sleep 75 & echo left", 100);
    waitFor("left\n");
    while (service.mark().isAlive()) {
      Thread.sleep(10);
    }
    assertThat(service.isAlive()).isTrue();
    assertThat(ServiceProcess.stop(service.mark(), Duration.ofSeconds(1))).isEmpty();
    assertThat(service.isAlive()).isFalse();
  }

  @Test
  void startsNothingWhenTheFileIsThere() throws Exception {
    Files.createFile(file);
    assertThatThrownBy(() -> start("touch ran", 100)).isInstanceOf(EvidenceLost.class);
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void readsItsOrdersAsTheyWereWritten() throws Exception {
    ServiceOrders orders = new ServiceOrders(file, 7, Map.of("A", SECRET + "é", "B", ""));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(orders.bytes()));
    assertThat(ServiceOrders.read(in)).isEqualTo(orders);
    assertThat(in.read()).isEqualTo(-1);
    assertThat(orders.toString()).doesNotContain("s3cr3t");
  }

  private RunningService start(String script, long limit) throws Exception {
    Command command = new Command(script, folder, Map.of("SECRET", SECRET), null, tag);
    return ServiceProcess.start(command, file, Map.of("SECRET", SECRET), limit);
  }

  private Process starter(String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            "target/classes:target/test-classes",
            ServiceStarter.class.getName(),
            folder.toString(),
            tag,
            script);
    builder.environment().put("SECRET", SECRET);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void waitFor(String content) throws Exception {
    for (int i = 0; i < 2_000 && !content.equals(content()); i++) {
      Thread.sleep(10);
    }
    assertThat(file).content().isEqualTo(content);
  }

  private String content() throws Exception {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
