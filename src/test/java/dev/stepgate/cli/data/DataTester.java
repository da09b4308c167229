package dev.stepgate.cli.data;

import dev.stepgate.cli.Main;
import dev.stepgate.cli.Person;
import dev.stepgate.cli.Surroundings;
import dev.stepgate.testkit.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types data commands where nobody sits, and keeps what came of them. */
final class DataTester {
  final Map<String, String> env = new HashMap<>();
  private final Path folder;
  private final Server server;
  private Instant now = Instant.parse("2026-07-11T14:30:00Z");

  /**
   * What came of a command.
   *
   * @param shown standard output, standard error behind {@code !}, the exit code
   */
  record Result(int exit, String out, String err, String shown) {}

  /**
   * @param folder stands as FOLDER in what is typed and shown
   */
  DataTester(Path folder, Server server) {
    this.folder = folder;
    this.server = server;
    env.put("STEPGATE_HOME", folder.toString());
    env.put("PW", server.password());
    env.put("KEY", "a masking key of some length");
  }

  DataTester at(String moment) {
    now = Instant.parse(moment);
    return this;
  }

  DataTester file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How a database is named at its address. */
  String address(String database) {
    return server.url(database) + " --user " + server.user() + " --password-env PW";
  }

  Result type(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            env,
            Clock.fixed(now, ZoneOffset.UTC),
            new Person("ann", "db1"),
            Optional::empty);
    List<String> words = new ArrayList<>(List.of("data"));
    words.addAll(List.of(command.replace("FOLDER", folder.toString()).split(" ")));
    int exit = new Main(around, () -> null).run(words.toArray(String[]::new));
    String said = plain(out.toString(StandardCharsets.UTF_8));
    String errors = plain(err.toString(StandardCharsets.UTF_8));
    String shown = said + errors.replaceAll("(?m)^(?=.)", "! ") + "exit " + exit + "\n";
    return new Result(exit, said, errors, shown);
  }

  private String plain(String text) {
    return text.replace(folder.toString(), "FOLDER")
        .replace("127.0.0.1:" + server.port(), "SERVER")
        .replaceAll("postgresql \\d+/", "postgresql ID/")
        .replaceAll("[\\d.]+ (bytes|KB)", "SIZE")
        .replaceAll("\\b[0-9a-f]{32}\\b", "CHECKSUM");
  }
}
