package dev.stepgate.web.api;

import dev.stepgate.run.Engine;
import dev.stepgate.run.store.Account;
import dev.stepgate.run.store.Deed;
import dev.stepgate.run.store.Store;
import dev.stepgate.run.store.Token;
import dev.stepgate.support.Digests;
import dev.stepgate.web.Browser;
import dev.stepgate.web.Console;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server on a folder of its own, and a program that talks to it. */
public final class ServerTester implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path folder;
  private final Engine engine;
  private final Console console;

  /** What the server said. */
  public record Answer(int status, String body, HttpResponse<String> response) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String text(String field) {
      return json().path(field).asString("");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  private ServerTester(Path folder) {
    this.folder = folder;
    engine = new Engine(Map.of("STEPGATE_HOME", folder.toString()), Clock.systemUTC());
    console =
        Console.start(
            ConsoleSettings.read(folder.resolve("console.yaml")), engine, Clock.systemUTC());
  }

  /** With the given lines of console.yaml beside those that every test needs. */
  public static ServerTester in(Path folder, String... settings) {
    write(
        folder.resolve("console.yaml"),
        "port: 0\nrunbooks: ['"
            + folder.resolve("runbooks")
            + "']\n"
            + String.join("\n", settings));
    return new ServerTester(folder);
  }

  public ServerTester runbook(String name, String yaml) {
    write(folder.resolve("runbooks").resolve(name), yaml);
    return this;
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  public Console console() {
    return console;
  }

  public Engine engine() {
    return engine;
  }

  public String url() {
    return "http://127.0.0.1:" + console.port();
  }

  /** What such a person's programs send. */
  public String token(String person) {
    return token(engine.store(), person);
  }

  /** Whoever is not known yet becomes an administrator. */
  public static String token(Store store, String person) {
    String token = "stepgate_of-" + person;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Deed deed = new Deed(now, person, "test", "made for a test");
    if (store.accounts().find(person).isEmpty()) {
      store.accounts().add(new Account(person, "", List.of("admin"), false, 1, now), deed);
      Instant expires = now.plus(1, ChronoUnit.DAYS);
      store.tokens().add(new Token(person, "t", Digests.sha256(token), now, expires), deed);
    }
    return token;
  }

  /** The same person in front of a browser. */
  public Browser browser(String person) {
    token(person);
    String hash = new Argon2PasswordEncoder(16, 32, 1, 1_024, 1).encode("a long password");
    Deed deed = new Deed(Instant.now(), person, "test", "chose a password");
    engine.store().accounts().setPassword(person, hash, deed);
    return Browser.at(url() + "/").signIn(person, "a long password");
  }

  public Answer get(String path) {
    return send("ann", request(path).GET());
  }

  public Answer post(String path, String body) {
    return post("ann", path, body, null);
  }

  public Answer post(String person, String path, String body, @Nullable String key) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(person, key == null ? request : request.header("Idempotency-Key", key));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
  }

  public Answer send(String person, HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(
              request.header("Authorization", "Bearer " + token(person)).build(),
              BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  public void awaitNothingRuns() {
    until(nothing -> get("/api/v1/runs?state=running").json().path("runs").isEmpty());
  }

  /** Starts a run when no other runs, and returns its id. */
  public String start(String runbook) {
    awaitNothingRuns();
    Answer answer = post("/api/v1/runs", "{\"runbook\": \"" + runbook + "\"}");
    if (answer.status() != 201) {
      throw new AssertionError(answer.body());
    }
    return answer.text("run_id");
  }

  public JsonNode awaitState(String run, String state) {
    String wait = "/api/v1/runs/" + run + "/wait?timeout=20s&state=" + state;
    // There may be no room until those who have just gone are missed.
    until(nothing -> get("/api/v1/runs/" + run + "/wait?timeout=0s").status() == 200);
    Answer answer = get(wait);
    if (!answer.json().path("reached").asBoolean(false)) {
      throw new AssertionError(answer.body() + get("/api/v1/runs/" + run).body());
    }
    return answer.json();
  }

  public static void until(Predicate<Void> holds) {
    until(PATIENCE, holds);
  }

  public static void until(Duration patience, Predicate<Void> holds) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!holds.test(null)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not so after " + patience);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    console.close();
    engine.close();
  }
}
