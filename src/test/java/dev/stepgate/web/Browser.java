package dev.stepgate.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps cookies and the forms' token as a browser does, and follows no redirect. */
public final class Browser {
  private static final Pattern FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String url;
  private final List<String> seen;
  private String form = "";

  /** In front of a server; {@code url} ends with a slash. */
  public static Browser at(String url) {
    return new Browser(url, new ArrayList<>());
  }

  Browser(String url, List<String> seen) {
    this.url = url;
    this.seen = seen;
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Sends a form of the page that was shown last. */
  public HttpResponse<String> post(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("_csrf", form));
    return send(request(path).header("Content-Type", FORM_TYPE).POST(body(all)));
  }

  public static final String FORM_TYPE = "application/x-www-form-urlencoded";

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      Matcher token = FORM.matcher(response.body());
      if (token.find()) {
        form = token.group(1);
      }
      seen.add(response.request().uri() + "\n" + response.headers() + "\n" + response.body());
      return response;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Something that goes on until it is closed. */
  public HttpResponse<InputStream> stream(String path) {
    return open(request(path));
  }

  /** An answer of which nothing is read yet. */
  public HttpResponse<InputStream> open(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path.substring(1)));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public Browser signIn(String name, String password) {
    get("/sign-in");
    HttpResponse<String> response = post("/sign-in", "name", name, "password", password);
    if (response.statusCode() != 302) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return this;
  }

  /** The token that forms carry. */
  public String form() {
    return form;
  }

  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  public static HttpRequest.BodyPublisher body(List<String> fields) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields.size(); i += 2) {
      text.append(i == 0 ? "" : "&").append(encoded(fields.get(i)));
      text.append('=').append(encoded(fields.get(i + 1)));
    }
    return BodyPublishers.ofString(text.toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
