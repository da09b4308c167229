package dev.stepgate.notify;

import dev.stepgate.notify.NotifySettings.Shape;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to the one address that the settings name; goes nowhere else, whatever is answered.
 *
 * @param secret signs the body, or null
 */
record Webhook(
    URI address,
    @Nullable String secret,
    Shape shape,
    Duration timeout,
    Clock clock,
    HttpClient client)
    implements Channel {
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429);

  static HttpClient client(Duration timeout) {
    return HttpClient.newBuilder()
        .followRedirects(Redirect.NEVER)
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(timeout)
        .build();
  }

  @Override
  public void send(Message message) throws NotDelivered, InterruptedException {
    judge(answer(request(message)));
  }

  private HttpRequest request(Message message) {
    byte[] body = Shapes.body(shape, message);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("User-Agent", "stepgate")
            .header("X-Stepgate-Id", message.id())
            .POST(BodyPublishers.ofByteArray(body));
    if (secret != null) {
      request.header(Signature.HEADER, Signature.of(secret, clock.instant(), body));
    }
    return request.build();
  }

  /** The time counts to the end of the answer: a body that drips must not hold anything up. */
  private int answer(HttpRequest request) throws NotDelivered, InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, BodyHandlers.discarding());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw NotDelivered.yet(host() + " did not answer in time");
    } catch (ExecutionException failed) {
      throw NotDelivered.yet(host() + " " + describe(failed.getCause()));
    }
  }

  private static String describe(@Nullable Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return "did not answer in time";
    }
    if (cause instanceof SSLException) {
      return "could not be trusted: the TLS handshake failed";
    }
    return cause instanceof ConnectException || cause instanceof IOException
        ? "could not be reached"
        : "could not be asked";
  }

  private void judge(int status) throws NotDelivered {
    if (status >= 200 && status < 300) {
      return;
    }
    String answered = host() + " answered " + status;
    if (status >= 300 && status < 400) {
      throw NotDelivered.ever(answered + "; redirects are not followed");
    }
    boolean refused = status >= 400 && status < 500 && !WORTH_ANOTHER_TRY.contains(status);
    throw refused ? NotDelivered.ever(answered) : NotDelivered.yet(answered);
  }

  /** The path of the address may be a secret. */
  private String host() {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  @Override
  public String toString() {
    return "Webhook[" + host() + "]";
  }
}
