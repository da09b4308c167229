package dev.stepgate.host;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The few programs of the system that running commands needs. */
final class Tools {

  /** What a program printed and how it ended. */
  record Answer(int code, String text) {}

  private Tools() {}

  static Answer ask(List<String> argv) throws IOException {
    Process process =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    byte[] printed = process.getInputStream().readAllBytes();
    return new Answer(code(process), new String(printed, StandardCharsets.UTF_8).strip());
  }

  /** The kernel signals all of a group in one go; without fork for this, the caller's loop does. */
  static void killGroup(long group) {
    try {
      ask(List.of("sh", "-c", "kill -KILL -- -" + group));
    } catch (IOException noProcessToSpare) {
      return;
    }
  }

  static int code(Process process) {
    boolean interrupted = false;
    while (true) {
      try {
        int code = process.waitFor();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return code;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
  }
}
