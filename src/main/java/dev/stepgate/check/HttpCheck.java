package dev.stepgate.check;

import com.google.auto.service.AutoService;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.Complaints;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.Durations;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code http}: an address that answers as wanted; redirects are answers, they are not followed.
 */
@AutoService(CheckKind.class)
public final class HttpCheck implements CheckRunner<HttpCheck.Fields> {

  /** The keys of {@code http}. */
  public record Fields(
      @Doc(value = "The address to ask.", required = true) Text http,
      @Doc("The HTTP method; GET if not given.") @Nullable String method,
      @Doc("Request headers.") Map<String, Text> headers,
      @Doc("The request's body.") @Nullable Text body) {}

  private static final String ASKED_HERE =
      "Remove it; Stepgate asks itself, or use 'run' with curl to ask in another way.";
  private static final String STOPPED = "the run was stopped";

  /** One for all, as each would have threads of its own; made when first asked, as that is slow. */
  private static final class Shared {
    static final HttpClient CLIENT =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @Override
  public String key() {
    return "http";
  }

  @Override
  public Class<Fields> fields() {
    return Fields.class;
  }

  @Override
  public Set<String> expectations() {
    return Set.of(
        "status",
        "equals",
        "contains",
        "not-contains",
        "matches",
        "lines",
        "number",
        "size",
        "empty",
        "json");
  }

  @Override
  public Map<String, String> withoutEffect() {
    return Map.of("on", ASKED_HERE, "as", ASKED_HERE);
  }

  @Override
  public void validate(Record record, Expectations expect, Complaints complaints) {
    Fields fields = (Fields) record;
    String address = fields.http().raw();
    if (!address.matches("(?s)(https?://|\\$\\{).*")) {
      complaints.add(
          "http", "'" + address + "' is no web address", "Start it with http:// or https://.");
    }
    if (fields.method() != null
        && !fields.method().matches("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS")) {
      complaints.add(
          "method",
          "'" + fields.method() + "' is no HTTP method",
          "Use GET, HEAD or POST, in capital letters.");
    }
  }

  @Override
  public String describe(Fields fields, UnaryOperator<String> values) {
    return "http " + fields.http().expand(values);
  }

  @Override
  public Facts observe(Fields fields, CheckContext context) {
    try {
      return ask(request(fields, context), context);
    } catch (IllegalArgumentException wrong) {
      return Facts.problem("the request is not valid: " + wrong.getMessage());
    }
  }

  private static HttpRequest request(Fields fields, CheckContext context) {
    HttpRequest.BodyPublisher body =
        fields.body() == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(context.expand(fields.body()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(context.expand(fields.http())))
            .method(fields.method() == null ? "GET" : fields.method(), body);
    fields.headers().forEach((name, value) -> request.header(name, context.expand(value)));
    return request.build();
  }

  private static Facts ask(HttpRequest request, CheckContext context) {
    CompletableFuture<HttpResponse<Content>> answer =
        Shared.CLIENT.sendAsync(request, head -> new LimitedBody(Content.TEXT_LIMIT));
    long deadline = System.nanoTime() + context.timeout().toNanos();
    try {
      while (System.nanoTime() < deadline && !context.stopWanted()) {
        Facts facts = glance(answer);
        if (facts != null) {
          return facts;
        }
      }
      return Facts.problem(context.stopWanted() ? STOPPED : late(context));
    } finally {
      answer.cancel(true);
    }
  }

  /** What has come within a moment, or null. */
  private static @Nullable Facts glance(CompletableFuture<HttpResponse<Content>> answer) {
    try {
      HttpResponse<Content> response = answer.get(50, TimeUnit.MILLISECONDS);
      return new Facts(null, null, response.statusCode(), response.body(), null);
    } catch (TimeoutException notYet) {
      return null;
    } catch (ExecutionException failed) {
      return Facts.problem("no answer: " + reason(failed.getCause()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Facts.problem(STOPPED);
    }
  }

  private static String late(CheckContext context) {
    return "no whole answer within " + Durations.render(context.timeout());
  }

  private static String reason(Throwable failure) {
    if (failure instanceof ConnectException) {
      return "the connection was refused, or there is no such server";
    }
    String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    return failure.getClass().getSimpleName() + message;
  }
}
