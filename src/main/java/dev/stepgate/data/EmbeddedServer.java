package dev.stepgate.data;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A throwaway PostgreSQL on 127.0.0.1, whose data stay in a folder until somebody removes it.
 *
 * <p>A server that a killed process has left behind is taken over as it is; one that a living
 * process has started is shared, and left to that process.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final String DATABASE = "app";
  private static final String OWNER = "owner";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final int port;
  private final @Nullable EmbeddedPostgres started;
  private final @Nullable ProcessHandle found;

  private EmbeddedServer(
      int port, @Nullable EmbeddedPostgres started, @Nullable ProcessHandle found) {
    this.port = port;
    this.started = started;
    this.found = found;
  }

  public static EmbeddedServer start(Path folder) throws DataError {
    try {
      Path data = folder.resolve("data");
      Files.createDirectories(folder);
      Optional<EmbeddedServer> running = running(data, hasOwner(folder.resolve(OWNER)));
      return running.isPresent() ? running.get() : start(folder, data);
    } catch (IOException | IllegalStateException failed) {
      throw new DataError(
          "the embedded PostgreSQL in " + folder + " does not start: " + failed.getMessage(),
          failed);
    }
  }

  public Address address() {
    return new Address("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, "postgres", null);
  }

  @Override
  public void close() {
    try {
      if (started != null) {
        started.close();
      } else if (found != null && found.destroy()) {
        found.onExit().join();
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException("cannot stop the embedded PostgreSQL", failed);
    }
  }

  private static EmbeddedServer start(Path folder, Path data) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolveSibling("binaries").toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(PATIENCE)
            .start();
    try {
      Files.writeString(folder.resolve(OWNER), name(ProcessHandle.current()));
      return new EmbeddedServer(server.getPort(), server, null).withDatabase();
    } catch (SQLException failed) {
      server.close();
      throw new IOException(failed);
    }
  }

  private EmbeddedServer withDatabase() throws SQLException {
    try (Connection connection = Database.reachServer(DATABASE, address()).server();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("create database " + DATABASE);
      }
    }
    return this;
  }

  /** PostgreSQL writes its process and its port into its folder. */
  private static Optional<EmbeddedServer> running(Path data, boolean shared) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    Optional<ProcessHandle> process =
        ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(EmbeddedServer::isPostgres);
    return lines.size() < 4
        ? Optional.empty()
        : process.map(
            one ->
                new EmbeddedServer(
                    Integer.parseInt(lines.get(3).strip()), null, shared ? null : one));
  }

  private static boolean hasOwner(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    String owner = Files.readString(file);
    return ProcessHandle.allProcesses().anyMatch(process -> name(process).equals(owner));
  }

  /** No two processes ever have the same. */
  private static String name(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("");
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.isAlive() && process.info().command().orElse("").endsWith("/postgres");
  }
}
