package dev.stepgate.testkit;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A namespace of processes, by which it is told which of them belong to a machine.
 *
 * @param kind its file name in {@code /proc/<pid>/ns}
 * @param name as Linux writes it
 * @param hold open as long as it is in use: the name of one that is gone is given to another
 */
record Namespace(String kind, String name, FileInputStream hold) {

  /** The one that a living process is in. */
  static Namespace of(String kind, ProcessHandle process) {
    String name = name(kind, process);
    if (name.isEmpty()) {
      throw new IllegalStateException("has ended: process " + process.pid());
    }
    try {
      Path file = Path.of("/proc", String.valueOf(process.pid()), "ns", kind);
      return new Namespace(kind, name, new FileInputStream(file.toFile()));
    } catch (IOException gone) {
      throw new IllegalStateException("has ended: process " + process.pid(), gone);
    }
  }

  /** All that live in it, whoever has started them. */
  Stream<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(process -> name(kind, process).equals(name));
  }

  /** Ends them all. */
  void end() {
    Patience.until(
        "the end of what is in " + name,
        () -> processes().peek(ProcessHandle::destroyForcibly).findAny().isEmpty());
  }

  /** Empty for a process that has ended, also if it has not been buried. */
  private static String name(String kind, ProcessHandle process) {
    try {
      Path proc = Path.of("/proc", String.valueOf(process.pid()));
      Files.readSymbolicLink(proc.resolve("exe"));
      return Files.readSymbolicLink(proc.resolve("ns").resolve(kind)).toString();
    } catch (IOException ended) {
      return "";
    }
  }
}
