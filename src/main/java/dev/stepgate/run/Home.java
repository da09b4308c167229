package dev.stepgate.run;

import dev.stepgate.audit.RunFolder;
import java.nio.file.Path;
import java.util.Map;

/** Where {@code .stepgate/} and {@code logs/} lie: the folder one starts in, or STEPGATE_HOME. */
public record Home(Path path) {

  public static Home of(Map<String, String> environment) {
    String chosen = environment.getOrDefault("STEPGATE_HOME", "");
    return new Home(Path.of(chosen.isEmpty() ? "" : chosen).toAbsolutePath().normalize());
  }

  public Path logs() {
    return path.resolve("logs");
  }

  public RunFolder folder(String runId) {
    return new RunFolder(logs().resolve(runId));
  }
}
