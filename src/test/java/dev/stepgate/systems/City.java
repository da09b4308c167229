package dev.stepgate.systems;

import dev.stepgate.testkit.Container;
import dev.stepgate.testkit.FarUser;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import dev.stepgate.testkit.StandIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** CityForge in production, staging and development: databases, and a pod in two of them. */
final class City implements AutoCloseable {
  private static final String PYTHON = "/usr/bin/python3";
  private static final Path APPLICATION = Path.of("src/test/apps/cityforge");

  private final Server server = Servers.postgres();
  private final RunbookTester tester;
  private final StandIns standIns;
  final Container production;
  final Container staging;
  final String productionDatabase;
  final String stagingDatabase;
  final String development;

  City(Path folder) {
    tester = RunbookTester.in(folder);
    standIns = StandIns.in(folder.resolve("standins"));
    String empty = initialized(folder.resolve("application"));
    productionDatabase = copyOf(empty);
    stagingDatabase = copyOf(empty);
    development = copyOf(empty);
    execute(productionDatabase, text(APPLICATION.resolve("rows.sql")));
    production = pod("cityforge", productionDatabase);
    staging = pod("cityforge-staging", stagingDatabase);
    copy(Path.of("runbooks/cityforge"), tester.path("runbooks"));
    tester.file("backups/README", "Backups of the city.\n").env("PATH", standIns.searchPath());
    for (String name : new String[] {"PRODUCTION", "STAGING", "TARGET"}) {
      tester.env(name + "_PASSWORD", server.password());
    }
  }

  RunbookTester tester() {
    return tester;
  }

  Path runbook(String name) {
    return tester.path("runbooks/" + name + ".yaml");
  }

  /** Of all values, those that the runbook asks for; later ones go before. */
  String[] inputs(String runbook, String target, String... more) {
    String yaml = tester.text("runbooks/" + runbook + ".yaml");
    Stream<String> all =
        Stream.of(
            "BACKEND=/srv",
            "PYTHON=" + PYTHON,
            "PRODUCTION_DB=" + address(productionDatabase),
            "PRODUCTION_USER=" + server.user(),
            "STAGING_DB=" + address(stagingDatabase),
            "STAGING_USER=" + server.user(),
            "TARGET_DB=" + address(target),
            "TARGET_USER=" + server.user());
    Stream<String> asked =
        all.filter(each -> yaml.contains("  " + each.substring(0, each.indexOf('=')) + ":"));
    return Stream.concat(asked, Stream.of(more))
        .flatMap(each -> Stream.of("-e", each))
        .toArray(String[]::new);
  }

  /** A folder for copies, and the key of its owner. */
  void secondPlace() {
    tester.env("GNUPGHOME", tester.path("gnupg").toString());
    gpg(
        """
        mkdir elsewhere
        mkdir --mode=700 gnupg
        gpg --batch --quiet --passphrase '' --quick-generate-key backups@city.example default default never
        gpg --export --armor >backups.asc
        """);
  }

  void restoreFromTheSecondPlace() {
    gpg(
        "mkdir restored; gpg --batch --quiet --decrypt elsewhere/*.tar.gpg | tar -C restored -xf -\n");
  }

  private void gpg(String script) {
    String whole = "export GNUPGHOME=$PWD/gnupg; trap 'gpgconf --kill gpg-agent' EXIT\n" + script;
    ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", whole);
    Outcome.of(builder.directory(tester.path("").toFile())).worked();
  }

  String query(String database, String sql) {
    return server.query(database, sql);
  }

  void execute(String database, String sql) {
    server.execute(database, sql);
  }

  String url(String database) {
    return server.url(database);
  }

  String password() {
    return server.password();
  }

  String user() {
    return server.user();
  }

  @Override
  public void close() {
    standIns.close();
  }

  private String address(String database) {
    return server.host() + ":" + server.port() + "/" + database;
  }

  private String copyOf(String template) {
    String name = server.newDatabase();
    server.execute("postgres", "drop database " + name);
    server.execute("postgres", "create database " + name + " template " + template);
    return name;
  }

  private String initialized(Path folder) {
    String database = server.newDatabase();
    application(folder, database);
    Outcome.of(new ProcessBuilder(PYTHON, "initialize_db.py").directory(folder.toFile())).worked();
    return database;
  }

  private Container pod(String namespace, String database) {
    Container pod =
        standIns.pod(
            namespace, namespace + "-backend-0", Map.of("app", "cityforge-backend"), FarUser.DEV);
    application(pod.srv(), database);
    Outcome.of("chown", "-R", FarUser.DEV.login(), pod.srv().toString()).worked();
    return pod;
  }

  private void application(Path folder, String database) {
    copy(APPLICATION, folder);
    String config =
        """
        from sqlalchemy.engine import URL

        SQLALCHEMY_DATABASE_URI = URL.create(
            "postgresql", "%s", "%s", "%s", %d, "%s"
        ).render_as_string(hide_password=False)
        """
            .formatted(server.user(), server.password(), server.host(), server.port(), database);
    write(folder.resolve("instance/config.py"), config);
    write(folder.resolve("uploads/bakery.jpg"), "a picture of " + database);
    write(folder.resolve("uploads/hall/front.jpg"), "another of " + database);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      FileSystemUtils.copyRecursively(from, to);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
