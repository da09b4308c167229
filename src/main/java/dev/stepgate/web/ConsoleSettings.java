package dev.stepgate.web;

import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What console.yaml says; every key has a default, and so has the file. */
public record ConsoleSettings(
    @Doc("The address to listen on; 127.0.0.1 if not given.") @Nullable String listen,
    @Doc("The port to listen on; 8321 if not given.") @Nullable String port,
    @Doc("The folders whose runbooks may be started; 'runbooks' if not given.")
        List<String> runbooks,
    @Doc(
            "What becomes of a running step when the server is stopped: finish-step lets it finish,"
                + " end-step ends it; finish-step if not given.")
        @Nullable String onStop,
    @Doc("How long steps may take to finish when the server is stopped; 10m if not given.")
        @Nullable String stopWithin,
    @Doc("How many runs may be under way at once; 20 if not given.")
        @Nullable String runsAtOnce) {
  public static final String FILE = "console.yaml";
  private static final int PORT = 8321;

  /** Those of the file in the given folder, or the defaults if there is none. */
  public static ConsoleSettings in(Path home) {
    Path file = home.resolve(FILE);
    return Files.exists(file) ? read(file) : new ConsoleSettings(null, null, List.of(), null, null, null);
  }

  public static ConsoleSettings read(Path file) {
    return new SettingsFile(file).read(ConsoleSettings.class);
  }

  public ConsoleSettings withPort(int other) {
    return new ConsoleSettings(
        listen, String.valueOf(other), runbooks, onStop, stopWithin, runsAtOnce);
  }

  /** What people type into a browser on this machine. */
  public String url(int boundPort) {
    return "http://" + listenAddress() + ":" + boundPort + "/";
  }

  String listenAddress() {
    return listen == null ? "127.0.0.1" : listen;
  }

  int portNumber() {
    return port == null ? PORT : Integer.parseInt(port);
  }

  /** Where runbooks lie, seen from the folder where the server was started. */
  public List<Path> folders() {
    List<String> names = runbooks.isEmpty() ? List.of("runbooks") : runbooks;
    return names.stream().map(name -> Path.of(name).toAbsolutePath().normalize()).toList();
  }
}
