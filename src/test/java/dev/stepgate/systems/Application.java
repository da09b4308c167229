package dev.stepgate.systems;

import dev.stepgate.testkit.Outcome;
import dev.stepgate.testkit.Patience;
import dev.stepgate.testkit.RunbookTester;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small real Django application and its database.
 *
 * @param environment what its settings read beside the database
 */
record Application(Path folder, Server server, String database, Map<String, String> environment) {
  private static final String PYTHON = "/usr/bin/python3";

  /** One with an empty database, whose code lies in {@code src/test/apps}. */
  static Application named(String name, Server server, Map<String, String> environment) {
    Path folder = Path.of("src", "test", "apps", name).toAbsolutePath();
    return new Application(folder, server, server.newDatabase(), environment);
  }

  /** The same with a copy of its database. */
  Application copy() {
    String copy = database + "_copy_" + System.nanoTime();
    server.execute(server.home(), "create database " + copy + " template " + database);
    return new Application(folder, server, copy, environment);
  }

  /** Runs one of its own programs, and returns what it printed. */
  String python(String... arguments) {
    return Outcome.of(builder(arguments)).worked();
  }

  String query(String sql) {
    return server.query(database, sql);
  }

  /** The inputs of its runbooks. */
  List<String> inputs() {
    List<String> all = new ArrayList<>();
    Map.of(
            "APP", folder.toString(),
            "PYTHON", PYTHON,
            "DB_HOST", server.host(),
            "DB_PORT", String.valueOf(server.port()),
            "DB_NAME", database,
            "DB_USER", server.user())
        .forEach((name, value) -> all.addAll(List.of("-e", name + "=" + value)));
    return all;
  }

  RunbookTester tester(Path folder) {
    RunbookTester tester = RunbookTester.in(folder).env("DB_PASSWORD", server.password());
    environment.forEach(tester::env);
    return tester.env("PYTHONDONTWRITEBYTECODE", "1");
  }

  /** Posts a form to the running application, as a person does in a browser. */
  String post(String path, String form) {
    int port = Servers.freePort();
    Process serving = serve(port);
    try {
      URI address = URI.create("http://127.0.0.1:" + port + path);
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    } finally {
      serving.destroyForcibly().onExit().join();
    }
  }

  private Process serve(int port) {
    try {
      Process serving =
          builder("manage.py", "runserver", "--noreload", String.valueOf(port))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Patience.until("the application", () -> answers(port));
      return serving;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException starting) {
      return false;
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-B"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "DB_HOST", server.host(),
                "DB_PORT", String.valueOf(server.port()),
                "DB_NAME", database,
                "DB_USER", server.user(),
                "DB_PASSWORD", server.password()));
    return builder;
  }
}
