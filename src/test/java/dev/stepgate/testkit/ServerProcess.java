package dev.stepgate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.util.FileSystemUtils;

/** Starts a server and ends it with this process, however this process ends. */
final class ServerProcess {
  /** Ends its child when its input does: that is also so when this process is killed. */
  private static final String GUARD =
      "\"$@\" </dev/null & server=$!; trap 'kill $server; wait $server; exit' TERM;"
          + " while read -r _; do :; done; kill $server; wait $server";

  private ServerProcess() {}

  static Path folder(String name) {
    try {
      return Files.createTempDirectory("stepgate-" + name + "-");
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static List<String> join(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  static void unpack(String archive, Path folder) {
    try (InputStream packed = ServerProcess.class.getResourceAsStream(archive)) {
      Path file = folder.resolve("archive");
      Files.copy(packed, file);
      run(folder, List.of("tar", "-xzf", file.toString(), "-C", folder.toString()), List.of());
      Files.delete(file);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static void run(Path folder, List<String> command, List<String> more) {
    try {
      Process process = process(folder, join(command, more)).start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw failed(folder, command);
      }
    } catch (IOException | InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  static Process start(
      Path folder, List<String> command, List<String> more, BooleanSupplier answers) {
    List<String> guarded = join(List.of("bash", "-c", GUARD, "guard"), join(command, more));
    try {
      Process process = process(folder, guarded).start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder, process)));
      for (int look = 0; !answers.getAsBoolean(); look++) {
        if (look == 600 || !process.isAlive()) {
          throw failed(folder, command);
        }
        Thread.sleep(100);
      }
      return process;
    } catch (IOException | InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** As kill -9 ends it, with whatever it has started. */
  static void kill(Process guard) {
    List<ProcessHandle> all = guard.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    guard.destroy();
    guard.onExit().join();
  }

  private static ProcessBuilder process(Path folder, List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
  }

  private static void end(Path folder, Process process) {
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException | InterruptedException left) {
      System.err.println("left behind: " + folder + " (" + left + ")");
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("log.txt");
  }

  private static IllegalStateException failed(Path folder, List<String> command)
      throws IOException {
    return new IllegalStateException(command + " does not work:\n" + Files.readString(log(folder)));
  }
}
