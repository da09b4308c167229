package dev.stepgate.systems;

import dev.stepgate.testkit.Container;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.Servers;
import dev.stepgate.testkit.StandIns;
import dev.stepgate.testkit.TlsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The workflow engine as its operator has it: PostgreSQL over TLS, the API in a container. */
final class WorkflowEngine implements AutoCloseable {
  static final String KNOWN_PASSWORD = "correct horse";
  private static final String PYTHON = "/usr/bin/python3";
  private static final List<String> CERTIFICATES =
      List.of("ca.crt", "client.crt", "client.key", "client.pk8");

  /** bcrypt of {@link #KNOWN_PASSWORD} and of another one. */
  private static final String USERS =
      """
      insert into users (email, hashed_password) values
        ('kim@example.com', '$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e'),
        ('lee@example.com', '$2b$04$bbcdefghijklmnopqrstuuibK2W1KUGAM0E/p3KvYGwBHeMHNYWTe')
      """;

  private final TlsServer tls = Servers.tlsPostgres15();
  private final RunbookTester tester;
  private final StandIns standIns;
  private final Container api;
  private final int port = Servers.freePort();
  private final String database;

  /** At revision 0003, with two users whose hashes are old; the API is not started yet. */
  WorkflowEngine(Path folder) {
    tester = RunbookTester.in(folder);
    standIns = StandIns.in(folder.resolve("standins"));
    api = standIns.container("api-1");
    standIns.service("api", api);
    database = tls.server().newDatabase();
    tls.server().execute("postgres", "alter database " + database + " owner to engine");
    copy();
    write();
    alembic("upgrade", "0003");
    tls.server().execute(database, USERS);
  }

  RunbookTester tester() {
    return tester;
  }

  Path runbook(String name) {
    return tester.path("runbooks/" + name + ".yaml");
  }

  /** Where the application lies in its container. */
  Path application() {
    return api.srv();
  }

  /** Of all values, those that the runbook asks for and that are not given anyway. */
  String[] inputs(String runbook, String... more) {
    String yaml = tester.text("runbooks/" + runbook + ".yaml");
    Stream<String> all =
        Stream.of(
            "API_URL=http://127.0.0.1:" + port,
            "API_IN_ITSELF=http://127.0.0.1:" + port,
            "SERVICES=api",
            "ADMINISTRATOR=" + tls.server().user(),
            "PYTHON=" + PYTHON,
            "DB_HOST=127.0.0.1",
            "DB_PORT=" + tls.server().port(),
            "DB_NAME=" + database,
            "API_DATABASE_URL=" + url("certs"));
    Stream<String> asked =
        all.filter(each -> yaml.contains(each.substring(0, each.indexOf('=')) + ":"))
            .filter(each -> Stream.of(more).noneMatch(sameName(each)));
    return Stream.concat(asked, Stream.of(more))
        .flatMap(each -> Stream.of("-e", each))
        .toArray(String[]::new);
  }

  private static Predicate<String> sameName(String setting) {
    return other -> other.startsWith(setting.substring(0, setting.indexOf('=') + 1));
  }

  String query(String sql) {
    return tls.server().query(database, sql);
  }

  void execute(String sql) {
    tls.server().execute(database, sql);
  }

  RunbookTester secret(String name, String value) {
    return tester.file("secrets/" + name + ".txt", value + "\n");
  }

  String password() {
    return tls.password();
  }

  /** As a developer calls it, beside the runbooks. */
  String alembic(String... arguments) {
    String[] command =
        Stream.concat(Stream.of(PYTHON, "-m", "alembic"), Stream.of(arguments))
            .toArray(String[]::new);
    ProcessBuilder builder = new ProcessBuilder(command).directory(api.srv().toFile());
    builder.environment().put("DATABASE_URL", url(tls.certificates().toString()));
    builder.environment().put("PGPASSWORD", tls.password());
    return Outcome.of(builder).worked();
  }

  @Override
  public void close() {
    standIns.close();
  }

  private String url(String certificates) {
    return "postgresql://engine@127.0.0.1:%d/%s?sslmode=verify-full&sslrootcert=%3$s/ca.crt&sslcert=%3$s/client.crt&sslkey=%3$s/client.key"
        .formatted(tls.server().port(), database, certificates);
  }

  private void copy() {
    try {
      FileSystemUtils.copyRecursively(Path.of("src/test/apps/ai-workflow-engine"), api.srv());
      FileSystemUtils.copyRecursively(
          Path.of("runbooks/ai-workflow-engine"), tester.path("runbooks"));
      for (Path folder : List.of(tester.path("certs"), api.srv().resolve("certs"))) {
        Files.createDirectories(folder);
        for (String name : CERTIFICATES) {
          Files.copy(
              tls.certificates().resolve(name),
              folder.resolve(name),
              java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write() {
    tester
        .file("docker-compose.yml", "services: {api: {image: engine}}\n")
        .env("PATH", standIns.searchPath());
    secret("postgres_password", tls.password());
    secret("database_administrator_password", tls.server().password());
    secret("admin_email", "admin@example.com");
    secret("admin_password", "Tr0ub\"4dor & $(three)");
    secret("known_email", "kim@example.com");
    secret("known_password", KNOWN_PASSWORD);
    standIns.command(
        "api",
        "sleep 3; export PGPASSWORD=\"%s\" DATABASE_URL='%s'; cd app && exec %s api.py %d"
            .formatted(tls.password(), url("/srv/certs"), PYTHON, port));
  }
}
