package dev.stepgate.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Long-running processes that may outlive Stepgate, each with a small process of its own that keeps
 * the output.
 *
 * <p>The orders for the keeper travel through the service's shell into the pipe between the two,
 * before the service begins; so no secret stands in arguments or environments, and nothing runs
 * whose output is not kept.
 */
public final class ServiceProcess {
  private static final String OUTER =
      "head -c \"$1\"; shift; read -r go || exit 0; exec \"$@\" INPUT";
  private static final int LOOK_AGAIN_MILLIS = 20;

  private ServiceProcess() {}

  /**
   * @param file takes the redacted output of both streams, up to the limit; a new one
   * @throws CommandNotStarted when nothing has been started
   */
  public static RunningService start(
      Command command, Path file, Map<String, String> secrets, long limit)
      throws CommandNotStarted, EvidenceLost {
    LaunchPlan plan = LaunchPlan.of(command, Surroundings.inherited(), LaunchPlan.Way.own());
    return start(plan, command.cwd(), command.tag(), file, secrets, limit);
  }

  static RunningService start(
      LaunchPlan plan, Path cwd, String tag, Path file, Map<String, String> secrets, long limit)
      throws CommandNotStarted, EvidenceLost {
    byte[] orders = new ServiceOrders(file.toAbsolutePath(), limit, secrets).bytes();
    List<ProcessBuilder> pipeline = List.of(service(plan, cwd, orders.length), keeper());
    EvidenceFile.create(file, limit).close();
    try {
      List<Process> processes = ProcessBuilder.startPipeline(pipeline);
      return begin(processes, orders, plan.fed(), tag, file);
    } catch (IOException failed) {
      throw new CommandNotStarted(Spawned.reason(failed), failed);
    }
  }

  /** Whether the marked process lives, or anything that it started and that carries its tag. */
  public static boolean isAlive(ProcessMark mark) {
    return mark.isAlive() || !Leftovers.find(mark.tag()).isEmpty();
  }

  /** Ends the whole tree, whoever started it; returns what could not be ended. */
  public static List<Leftovers.Leftover> stop(ProcessMark mark, Duration grace) {
    return Leftovers.end(mark, grace);
  }

  /** Waits until no process writes to the output any more; says whether it came to that. */
  public static boolean awaitOutput(Path file, Duration patience) throws InterruptedException {
    Set<String> open = Set.of(file.toAbsolutePath().normalize().toString());
    long deadline = System.nanoTime() + patience.toNanos();
    while (ProcessEntry.all().stream().anyMatch(entry -> entry.hasOpen(open))) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    return true;
  }

  private static ProcessBuilder service(LaunchPlan plan, Path cwd, int orders)
      throws CommandNotStarted {
    String outer = OUTER.replace("INPUT", plan.fed().length == 0 ? "</dev/null" : "");
    List<String> argv = new ArrayList<>();
    argv.addAll(List.of(Programs.find("setsid").toString(), Programs.find("sh").toString(), "-c"));
    argv.addAll(List.of(outer, "sh", String.valueOf(orders)));
    argv.addAll(plan.argv());
    ProcessBuilder builder = new ProcessBuilder(argv).directory(cwd.toFile());
    Surroundings.prepare(builder.environment(), plan.env());
    return builder.redirectErrorStream(true);
  }

  /** In a session of its own, and without the tag: it must see the service's last words. */
  private static ProcessBuilder keeper() throws CommandNotStarted {
    List<String> argv = new ArrayList<>();
    argv.add(Programs.find("setsid").toString());
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    argv.addAll(mainClass());
    ProcessBuilder builder = new ProcessBuilder(argv).directory(Path.of("/").toFile());
    Surroundings.prepare(builder.environment(), Map.of());
    return builder.redirectErrorStream(true);
  }

  private static List<String> mainClass() {
    try {
      URI code = ServiceOutput.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return code.getScheme().equals("file")
          ? List.of("-cp", Path.of(code).toString(), ServiceOutput.class.getName())
          : insideBootJar();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> insideBootJar() {
    return List.of(
        "-Dloader.main=" + ServiceOutput.class.getName(),
        "-cp",
        Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
        "org.springframework.boot.loader.launch.PropertiesLauncher");
  }

  private static RunningService begin(
      List<Process> processes, byte[] orders, byte[] fed, String tag, Path file)
      throws IOException, CommandNotStarted {
    Process service = processes.get(0);
    try (OutputStream input = service.getOutputStream()) {
      input.write(orders);
      input.flush();
      awaitReady(processes.get(1));
      ProcessMark mark = new ProcessMark(service.pid(), Boot.started(service.pid()), tag);
      input.write('\n');
      input.write(fed);
      return new RunningService(service, mark, file);
    }
  }

  private static void awaitReady(Process keeper) throws IOException, CommandNotStarted {
    try (BufferedReader said = keeper.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      if (!ServiceOutput.READY.equals(line)) {
        throw new CommandNotStarted("the keeper of the output does not start: " + line, null);
      }
    }
  }
}
