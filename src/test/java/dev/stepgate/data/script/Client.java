package dev.stepgate.data.script;

import dev.stepgate.testkit.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers' own tools, which a script run is compared with. */
record Client(Server server, Path folder) {

  /** What mysqldump makes of a database. */
  Path mysqldump(String database, String... options) {
    List<String> command = mysql("mysqldump");
    command.addAll(List.of("--routines", "--triggers", "--events"));
    command.addAll(List.of(options));
    command.add(database);
    return run(command, "/dev/null");
  }

  void mysql(String database, Path script) {
    List<String> command = mysql("mysql");
    command.addAll(List.of("--binary-mode", "--comments", database));
    run(command, script.toString());
  }

  Path pgDump(String database, String... options) {
    List<String> command = postgres("pg_dump");
    command.addAll(List.of(options));
    command.add(database);
    return run(command, "/dev/null");
  }

  void psql(String database, Path script) {
    List<String> command = postgres("psql");
    command.addAll(List.of("-X", "-q", "-v", "ON_ERROR_STOP=1", database));
    run(command, script.toString());
  }

  /** The first lines that are not the same, but for comments and what is new in each dump. */
  static List<String> differences(Path expected, Path actual) throws IOException {
    List<String> wanted = lines(expected);
    List<String> found = lines(actual);
    int place = 0;
    while (place < Math.min(wanted.size(), found.size())
        && wanted.get(place).equals(found.get(place))) {
      place++;
    }
    List<String> rest = new ArrayList<>();
    wanted.stream().skip(place).limit(3).forEach(line -> rest.add("expected: " + shown(line)));
    found.stream().skip(place).limit(3).forEach(line -> rest.add("actual: " + shown(line)));
    return rest;
  }

  private static List<String> lines(Path dump) throws IOException {
    return Files.readString(dump, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.matches("--.*|\\\\(un)?restrict .*|"))
        .toList();
  }

  private static String shown(String line) {
    return line.substring(0, Math.min(line.length(), 200));
  }

  private List<String> mysql(String program) {
    return new ArrayList<>(
        List.of(
            program,
            "--no-defaults",
            "--host=127.0.0.1",
            "--port=" + server.port(),
            "--user=" + server.user(),
            "--default-character-set=utf8mb4"));
  }

  private List<String> postgres(String program) {
    return new ArrayList<>(
        List.of(
            "/usr/lib/postgresql/15/bin/" + program,
            "--host=127.0.0.1",
            "--port=" + server.port(),
            "--username=" + server.user()));
  }

  private Path run(List<String> command, String input) {
    try {
      Path output = Files.createTempFile(folder, "out", ".sql");
      Path errors = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(Path.of(input).toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("MYSQL_PWD", server.password());
      builder.environment().put("PGPASSWORD", server.password());
      if (builder.start().waitFor() != 0) {
        throw new AssertionError(command + ": " + Files.readString(errors));
      }
      return output;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(command.toString(), failed);
    }
  }
}
