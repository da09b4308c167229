package dev.stepgate.systems;

import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import dev.stepgate.testkit.SshServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The application with its production, a development to restore into, and the outside service. */
final class JobsManager implements AutoCloseable {
  static final String ADMIN = "defaultadmin@example.com";
  static final String ADMIN_PASSWORD = "admin's \u00fcber-secret 1";
  static final String PROD_PASSWORD = "of-production's-backup";
  static final String DB_PASSWORD = "of-development";
  private static final String XERO_SECRET = "of-the-application";
  private static final Path APP = Path.of("src/test/apps/jobs-manager").toAbsolutePath();
  private static final Path RUNBOOKS = Path.of("runbooks/jobs-manager").toAbsolutePath();

  /** Ends the service with its input, which ends with this process however that ends. */
  private static final String GUARD = "\"$@\" </dev/null & service=$!; cat; kill $service";

  final Server server = Servers.mariadb();
  final String development = server.newDatabase();
  final RunbookTester tester;
  final String url = "http://127.0.0.1:" + Servers.freePort();
  private final String xero = "http://127.0.0.1:" + Servers.freePort();
  private final Process service;

  /**
   * @param folder gets the application, and the runbooks beside it
   */
  JobsManager(Path folder) throws IOException {
    FileSystemUtils.copyRecursively(APP, folder);
    FileSystemUtils.copyRecursively(RUNBOOKS, folder.resolve("runbooks"));
    tester =
        RunbookTester.in(folder)
            .file(".env", settings())
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PROD_PASSWORD", PROD_PASSWORD)
            .env("ROOT_PASSWORD", server.password())
            .env("ADMIN_PASSWORD", ADMIN_PASSWORD);
    user(server, "jobs_development", DB_PASSWORD, development);
    service = started(xero);
  }

  /** The database of production, filled once for all tests. */
  static String production() {
    return Production.DATABASE;
  }

  Path runbook(String name) {
    return tester.path("runbooks").resolve(name);
  }

  /** The settings of this test, as somebody would type them. */
  String[] inputs() {
    String address = server.host() + ":" + server.port();
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("PROD_HOST", "prod"),
            Map.entry("SSH_CONFIG", SshServer.prod().config().toString()),
            Map.entry("PROD_FOLDER", "/srv"),
            Map.entry("PROD_DB_HOST", server.host()),
            Map.entry("PROD_DB_PORT", String.valueOf(server.port())),
            Map.entry("PROD_DB_ADDRESS", address),
            Map.entry("PROD_DATABASE", production()),
            Map.entry("PROD_DB_USER", "jobs_backup"),
            Map.entry("ROOT_USER", server.user()),
            Map.entry("PYTHON", "/usr/bin/python3"),
            Map.entry("LISTEN", url.substring("http://".length())));
    List<String> arguments = new ArrayList<>();
    values.forEach((name, value) -> arguments.addAll(List.of("-e", name + "=" + value)));
    return arguments.toArray(String[]::new);
  }

  /** Signed in to the application, and sent on to the outside service. */
  Browser atXero() {
    Browser browser = new Browser().open(url + "/login/");
    browser.submit(Map.of("username", ADMIN, "password", ADMIN_PASSWORD));
    return browser.open(url + "/xero/connect/");
  }

  /** What the outside service has been given. */
  String given() {
    return new Browser().open(xero + "/summary").page();
  }

  /** How many organisations whoever signs in there may use. */
  void organisations(int number) {
    new Browser().open(xero + "/tenants?number=" + number);
  }

  String inDevelopment(String sql) {
    return server.query(development, sql);
  }

  @Override
  public void close() throws IOException {
    service.getOutputStream().close();
    service.onExit().join();
  }

  private String settings() {
    return """
        MYSQL_DATABASE=%s
        MYSQL_DB_USER=jobs_development
        DB_PASSWORD=%s
        DB_HOST=%s
        DB_PORT=%d
        XERO_URL=%s
        XERO_CLIENT_SECRET=%s
        """
        .formatted(development, DB_PASSWORD, server.host(), server.port(), xero, XERO_SECRET);
  }

  private static Process started(String url) throws IOException {
    String program = APP.resolve("stand_in/accounting.py").toString();
    String port = url.substring(url.lastIndexOf(':') + 1);
    return new ProcessBuilder(
            "bash", "-c", GUARD, "guard", "/usr/bin/python3", program, port, XERO_SECRET)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void user(Server server, String name, String password, String database) {
    String quoted = "'" + password.replace("'", "''") + "'";
    server.execute(server.home(), "create user if not exists " + name + " identified by " + quoted);
    server.execute(server.home(), "grant all on " + database + ".* to " + name);
  }

  private static final class Production {
    static final String DATABASE = filled(Servers.mariadb());

    private static String filled(Server server) {
      String database = server.newDatabase();
      server.execute(database, "alter database character set utf8mb4");
      user(server, "jobs_backup", PROD_PASSWORD, database);
      ProcessBuilder seed =
          new ProcessBuilder(
              "/usr/bin/python3", APP.resolve("manage.py").toString(), "seed_production");
      seed.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      seed.environment().put("MYSQL_DATABASE", database);
      seed.environment().put("MYSQL_DB_USER", "jobs_backup");
      seed.environment().put("DB_PASSWORD", PROD_PASSWORD);
      seed.environment().put("DB_HOST", server.host());
      seed.environment().put("DB_PORT", String.valueOf(server.port()));
      Outcome.of(seed).worked();
      return database;
    }
  }
}
