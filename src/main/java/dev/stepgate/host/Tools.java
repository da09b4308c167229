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
    Process process = builder(argv).redirectErrorStream(true).start();
    String printed = text(process);
    return new Answer(code(process), printed);
  }

  /** What it says of errors counts only when it failed: else it is a warning or a remark. */
  static Answer askForOutput(List<String> argv) throws IOException {
    Process process = builder(argv).start();
    KeptErrors errors = new KeptErrors();
    Pump pump = Pump.start(process.getErrorStream(), OutputSink.Stream.ERR, errors);
    String printed = text(process);
    int code = code(process);
    pump.hasEnded(1_000);
    return new Answer(code, code == 0 ? printed : (errors.text() + "\n" + printed).strip());
  }

  private static ProcessBuilder builder(List<String> argv) {
    return new ProcessBuilder(argv)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
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
