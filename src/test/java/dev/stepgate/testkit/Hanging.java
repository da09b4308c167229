package dev.stepgate.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a program that does not come to its end was doing; and an end to tests that all hang. */
final class Hanging {
  private static final int ENOUGH = 3;
  private static final AtomicInteger SEEN = new AtomicInteger();

  private Hanging() {}

  /** After a few programs that hung, the others would only hang too. */
  static void refuse() {
    if (SEEN.get() >= ENOUGH) {
      throw new AssertionError(
          "not started: " + ENOUGH + " programs have hung, see the failures before");
    }
  }

  /** Ends the program with all its children, and tells what each was at. */
  static AssertionError ended(Process process, Object what, String output) {
    SEEN.incrementAndGet();
    List<ProcessHandle> tree =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    String told = tree.stream().map(Hanging::told).collect(Collectors.joining());
    tree.forEach(ProcessHandle::destroyForcibly);
    return new AssertionError("still running: " + what + "\n" + output + "\n" + told);
  }

  private static String told(ProcessHandle process) {
    Path proc = Path.of("/proc", String.valueOf(process.pid()));
    String command = read(proc.resolve("cmdline")).replace('\0', ' ');
    String told = read(proc.resolve("stat")) + command + "\n" + read(proc.resolve("wchan")) + "\n";
    return command.contains("/bin/java ") ? told + stacks(process.pid()) : told;
  }

  private static String stacks(long pid) {
    try {
      Path file = Files.createTempFile("stacks", ".txt");
      Process jstack =
          new ProcessBuilder("jstack", String.valueOf(pid))
              .redirectErrorStream(true)
              .redirectOutput(file.toFile())
              .start();
      if (!jstack.waitFor(10, TimeUnit.SECONDS)) {
        jstack.destroyForcibly();
      }
      return read(file);
    } catch (IOException failed) {
      return failed + "\n";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return interrupted + "\n";
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      return failed + "\n";
    }
  }
}
