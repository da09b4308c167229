package dev.stepgate.systems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person sees and fills in: it keeps cookies, follows redirects and submits forms. */
final class Browser {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private URI address = URI.create("about:blank");
  private int status;
  private String page = "";

  Browser open(String wanted) {
    return ask(HttpRequest.newBuilder(URI.create(wanted)));
  }

  /** Sends the form of this page, with its hidden fields. */
  Browser submit(Map<String, String> filledIn) {
    Map<String, String> fields = new LinkedHashMap<>(filledIn);
    for (Matcher hidden = HIDDEN.matcher(page); hidden.find(); ) {
      fields.put(hidden.group(1), hidden.group(2));
    }
    Matcher action = ACTION.matcher(page);
    URI target = action.find() ? address.resolve(action.group(1)) : address;
    String form =
        fields.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(joining("&"));
    return ask(
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  String page() {
    return page;
  }

  int status() {
    return status;
  }

  private Browser ask(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
      address = answer.uri();
      status = answer.statusCode();
      page = answer.body();
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
