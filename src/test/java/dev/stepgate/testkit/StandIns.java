package dev.stepgate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs named docker and kubectl, and the containers and pods that they know. */
public final class StandIns implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("bin/docker", "bin/kubectl", "engine", "inside.bash");
  private final Path folder;
  private final List<Container> containers = new ArrayList<>();

  private StandIns(Path folder) {
    this.folder = folder;
  }

  /** Everything lies in this folder. Skips the test for all but root. */
  public static StandIns in(Path folder) {
    FarUser.assumeRoot();
    FarUser.prepare();
    StandIns standIns = new StandIns(folder);
    PROGRAMS.forEach(standIns::unpack);
    standIns.write("contexts", "stand-in\n");
    return standIns;
  }

  /** The folder with the programs, which a test puts in front of PATH. */
  public Path path() {
    return folder.resolve("bin");
  }

  /** PATH with the programs in front. */
  public String searchPath() {
    return path() + ":" + System.getenv("PATH");
  }

  /** A container that docker knows; its first user is root. */
  public Container container(String name) {
    return begun("containers/" + name, "root", "");
  }

  /** {@code docker compose ps -q} names these containers for the service. */
  public StandIns service(String name, Container... running) {
    String names = Stream.of(running).map(each -> each.name() + "\n").collect(Collectors.joining());
    return write("services/" + name, names);
  }

  /** What {@code docker compose up} runs in the only container of the service, in bash. */
  public StandIns command(String service, String command) {
    return write("commands/" + service, command);
  }

  /** A pod with a container {@code app}, in which this user runs. */
  public Container pod(String namespace, String name, Map<String, String> labels, FarUser user) {
    Path pod = Path.of("pods", namespace, name);
    write(pod + "/order", "app\n");
    write(pod + "/phase", "Running\n");
    String lines =
        new TreeMap<>(labels)
            .entrySet().stream().map(each -> each + "\n").collect(Collectors.joining());
    write(pod + "/labels", lines);
    return begun(pod + "/containers/app", user.login(), name);
  }

  /** Another container in the pod, behind the others. */
  public Container sidecar(String namespace, String pod, String name) {
    String before = read("pods/" + namespace + "/" + pod + "/order");
    write("pods/" + namespace + "/" + pod + "/order", before + name + "\n");
    return begun("pods/" + namespace + "/" + pod + "/containers/" + name, "root", pod);
  }

  /** The pod's work is done: {@code Succeeded}, or whatever Kubernetes calls it. */
  public StandIns phase(String namespace, String pod, String phase) {
    return write("pods/" + namespace + "/" + pod + "/phase", phase + "\n");
  }

  /** Another context that kubectl knows, beside {@code stand-in}. */
  public StandIns context(String name) {
    return write("contexts", read("contexts") + name + "\n");
  }

  /** Each call of a program in one line, its arguments quoted as in bash. */
  public List<String> calls() {
    return Files.exists(folder.resolve("calls")) ? read("calls").lines().toList() : List.of();
  }

  /** The connection between all programs that run now and their engine breaks. */
  public void cut() {
    clients().forEach(client -> Outcome.of("kill", "-USR1", client.pid() + "").worked());
    Patience.until("the end of the clients", () -> clients().isEmpty());
  }

  private List<ProcessHandle> clients() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(" " + path() + "/"))
        .toList();
  }

  /** Ends the containers with all that runs in them. */
  @Override
  public void close() {
    containers.forEach(Container::stop);
  }

  private Container begun(String name, String user, String hostName) {
    Container container = Container.begin(folder.resolve(name), user, hostName);
    containers.add(container);
    return container;
  }

  private void unpack(String name) {
    try (InputStream program = StandIns.class.getResourceAsStream("/standins/" + name)) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.copy(program, file);
      file.toFile().setExecutable(true);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private StandIns write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
