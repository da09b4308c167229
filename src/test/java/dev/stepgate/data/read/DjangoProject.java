package dev.stepgate.data.read;

import dev.stepgate.data.Address;
import dev.stepgate.data.Database;
import dev.stepgate.testkit.Server;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Django with some models, and databases by names of our own. */
final class DjangoProject {
  private static final Path FOLDER = Path.of("src/test/resources/django").toAbsolutePath();
  private static final int PATIENCE_SECONDS = 60;

  private final Server server;
  private final Map<String, String> databases = new LinkedHashMap<>();

  DjangoProject(Server server, String... names) {
    this.server = server;
    for (String name : names) {
      String database = server.newDatabase();
      if (server.scheme().startsWith("jdbc:mysql")) {
        server.execute(database, "alter database character set utf8mb4");
      }
      databases.put(name, database);
    }
  }

  Database database(String name) {
    try {
      String url = server.url(databases.get(name));
      return Database.reach(name, new Address(url, server.user(), server.password()));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Carries out actions of driver.py such as {@code dump|source|/tmp/x.json}, in one start. */
  void run(Path folder, String... actions) {
    List<String> command = new ArrayList<>();
    boolean mysql = server.scheme().startsWith("jdbc:mysql");
    command.addAll(List.of("/usr/bin/python3", "-B", FOLDER.resolve("driver.py").toString()));
    command.addAll(List.of(mysql ? "mysql" : "postgresql", server.host()));
    command.addAll(List.of(String.valueOf(server.port()), server.user()));
    command.add(String.join(",", databases.values()));
    Arrays.stream(actions).map(this::named).forEach(command::add);
    run(folder, command);
  }

  private String named(String action) {
    String[] words = action.split("\\|");
    words[1] = databases.get(words[1]);
    return String.join("|", words);
  }

  private void run(Path folder, List<String> command) {
    File output = folder.resolve("django.txt").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DATABASE_PASSWORD", server.password());
    try {
      Process process = builder.directory(folder.toFile()).redirectOutput(output).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        String said = java.nio.file.Files.readString(output.toPath(), StandardCharsets.UTF_8);
        throw new IllegalStateException(said);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
