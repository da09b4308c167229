package dev.stepgate.host.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again while something else goes on. */
final class Sampling implements AutoCloseable {
  private final Thread thread;
  private volatile boolean over;

  private Sampling(Runnable look) {
    thread = new Thread(() -> looking(look), "sampling");
    thread.start();
  }

  static Sampling of(Runnable look) {
    return new Sampling(look);
  }

  /** Of all processes of this machine. */
  static List<String> argumentLists() {
    List<String> lists = new ArrayList<>();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      try {
        byte[] list = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline"));
        lists.add(new String(list, StandardCharsets.UTF_8).replace('\0', ' '));
      } catch (IOException ended) {
        continue;
      }
    }
    return lists;
  }

  private void looking(Runnable look) {
    while (!over) {
      look.run();
      LockSupport.parkNanos(200_000);
    }
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
