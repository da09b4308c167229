package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** Runs commands as a reader of the documentation would. */
record Shell(int exit, String output) {
  static Shell run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new java.io.File("/dev/null"))
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Shell(process.waitFor(), output);
  }
}
