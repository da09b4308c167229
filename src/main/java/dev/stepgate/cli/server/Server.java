package dev.stepgate.cli.server;

import dev.stepgate.run.JsonReader;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Asks the interface of one server. */
final class Server {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int TRIES = 3;
  private final URI url;
  private final @Nullable String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Server(URI url, @Nullable String token) {
    this.url = url;
    this.token = token;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  URI url() {
    return url;
  }

  <T> T get(String path, Class<T> type) {
    return JsonReader.read(text(path), type);
  }

  String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  byte[] bytes(String path) {
    HttpResponse<InputStream> response = send(request(path).timeout(PATIENCE).GET().build());
    try (InputStream body = response.body()) {
      return body.readAllBytes();
    } catch (IOException cut) {
      throw unreachable(cut);
    }
  }

  /** The body as it comes, for what is long. */
  InputStream open(String path) {
    return send(request(path).GET().build()).body();
  }

  /** The lines of a stream that goes on for as long as there is something to tell. */
  InputStream events(String path, long last) throws IOException {
    HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
    if (last >= 0) {
      request.header("Last-Event-ID", String.valueOf(last));
    }
    return checked(exchange(request.GET().build())).body();
  }

  /** With a key, so that what is sent again after a broken connection is not done twice. */
  <T> T post(String path, ObjectNode body, Class<T> type) {
    HttpRequest request =
        request(path)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try (InputStream answer = send(request).body()) {
      return JsonReader.read(new String(answer.readAllBytes(), StandardCharsets.UTF_8), type);
    } catch (IOException cut) {
      throw unknown(cut);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(url.toString().replaceFirst("/+$", "") + "/api/v1" + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    boolean sent = false;
    for (int attempt = 1; ; attempt++) {
      try {
        return checked(exchange(request));
      } catch (IOException failed) {
        sent |= !isNoConnection(failed) && !request.method().equals("GET");
        if (attempt == TRIES) {
          throw sent ? unknown(failed) : unreachable(failed);
        }
      }
    }
  }

  private static boolean isNoConnection(IOException failed) {
    return failed instanceof ConnectException || failed instanceof HttpConnectTimeoutException;
  }

  private HttpResponse<InputStream> exchange(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private HttpResponse<InputStream> checked(HttpResponse<InputStream> response) throws IOException {
    if (response.statusCode() / 100 == 2) {
      return response;
    }
    try (InputStream body = response.body()) {
      throw Refusal.of(
          url, response.statusCode(), new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8));
    }
  }

  /** Whether it says that the server was not heard, and not what it said. */
  static boolean isSilence(UserError error) {
    return error.getCause() instanceof IOException;
  }

  private UserError unreachable(IOException why) {
    return new UserError(
            ExitCode.REFUSED,
            "the server " + url + " does not answer: " + reason(why),
            "Start it with stepgate serve, or name another with --server.")
        .causedBy(why);
  }

  private UserError unknown(IOException why) {
    return new UserError(
            ExitCode.INTERRUPTED,
            "whether the server "
                + url
                + " has done what it was asked is not known; it does not answer: "
                + reason(why),
            "When it is back, look with stepgate runs before you type this again.")
        .causedBy(why);
  }

  private static String reason(IOException why) {
    return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
  }
}
