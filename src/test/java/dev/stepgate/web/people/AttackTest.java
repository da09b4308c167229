package dev.stepgate.web.people;

import static dev.stepgate.web.ConsoleTester.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.web.Browser;
import dev.stepgate.web.ConsoleTester;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What people do who want in, or want others to do something for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
  private ConsoleTester console;
  private Browser admin;

  @BeforeAll
  void open(@TempDir Path home) {
    console = ConsoleTester.in(home);
    admin = console.admin("ann");
  }

  @AfterAll
  void close() {
    console.close();
  }

  @Test
  void refusesAFormOfAnotherSite() {
    for (List<String> header :
        List.of(
            List.of("Origin", "https://evil.example"),
            List.of("Origin", "null"),
            List.of("Origin", "http://127.0.0.1:1"),
            List.of("Origin", "https://127.0.0.1:" + console.port()),
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site"))) {
      HttpResponse<String> answer = add(header, "mallory");
      assertThat(answer.statusCode()).as(header.toString()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("This was sent from a page of another site.\n");
    }
    assertThat(names()).doesNotContain("mallory");
    assertThat(
            add(
                    List.of(
                        "Origin",
                        "http://127.0.0.1:" + console.port(),
                        "Sec-Fetch-Site",
                        "same-origin"),
                    "friend")
                .statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> add(List<String> headers, String name) {
    admin.get("/people");
    return admin.send(
        admin
            .request("/people", headers.toArray(String[]::new))
            .header("Content-Type", Browser.FORM_TYPE)
            .POST(Browser.body(List.of("name", name, "role", "admin", "_csrf", admin.form()))));
  }

  @Test
  void refusesAFormWithoutTheTokenOrWithThatOfAnotherBrowser() {
    Browser other = console.browser();
    other.get("/sign-in");
    admin.get("/people");
    for (List<String> token :
        List.of(List.<String>of(), List.of("_csrf", ""), List.of("_csrf", other.form()))) {
      List<String> fields = new ArrayList<>(List.of("name", "mallory", "role", "admin"));
      fields.addAll(token);
      HttpResponse<String> answer =
          admin.send(
              admin
                  .request("/people")
                  .header("Content-Type", Browser.FORM_TYPE)
                  .POST(Browser.body(fields)));
      assertThat(answer.statusCode()).isEqualTo(403);
    }
    assertThat(names()).doesNotContain("mallory");
  }

  @Test
  void takesTheNameOfWhoeverIsSignedInAndNotOfTheForm() {
    console.person(admin, "victim", "viewer");
    Browser mallory = console.person(admin, "mallory2", "viewer");
    mallory.get("/account");
    mallory.post(
        "/account/tokens",
        "name",
        "t",
        "days",
        "1",
        "user",
        "victim",
        "person",
        "victim",
        "account",
        "victim");
    assertThat(console.engine().store().tokens().of("victim")).isEmpty();
    assertThat(console.engine().store().tokens().of("mallory2")).hasSize(1);
    assertThat(console.engine().store().deeds().list(0, 1).get(0).person()).isEqualTo("mallory2");
    for (String header : List.of("X-Remote-User", "X-Forwarded-User", "Remote-User")) {
      assertThat(console.browser().get("/account", header, "ann").statusCode()).isEqualTo(302);
    }
  }

  @Test
  void keepsOddPathsBehindTheSignIn() throws IOException {
    Browser viewer = console.person(admin, "viewer", "viewer");
    String session = "\r\nCookie: stepgate-session=" + viewer.cookie("stepgate-session");
    assertThat(hosted("127.0.0.1:" + console.port() + session)).contains("/sign-out");
    for (String path :
        List.of(
            "/people;x",
            "/people;jsessionid=1",
            "/;/people",
            "/sign-in/..;/people",
            "/sign-in/../people",
            "/sign-in/%2e%2e/people",
            "/%70eople",
            "/people%2f",
            "/people%00",
            "/people%0a",
            "//people",
            "/people/",
            "/people.json",
            "/people.css",
            "/people/log.css",
            "/app.css/../people",
            "/app.css/people",
            "/webjars/../people",
            "/webjars/..%2fpeople",
            "/PEOPLE",
            "/people%3f.css",
            "/people\\",
            "/actuator/health/../prometheus",
            "/actuator/health;/../prometheus",
            "/error",
            "/people?continue=/app.css",
            "/people/log?from=../app.css")) {
      for (String cookie : List.of("", session)) {
        String host = "127.0.0.1:" + console.port() + cookie;
        String answer =
            raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).as(path).doesNotContain("Save roles", "HTTP/1.1 5");
        assertThat(answer).as(path).matches("(?s)HTTP/1.1 (30|40).*");
      }
    }
  }

  @Test
  void keepsTheActuatorShut() {
    for (String name :
        List.of(
            "heapdump",
            "env",
            "beans",
            "configprops",
            "threaddump",
            "loggers",
            "mappings",
            "shutdown",
            "httpexchanges",
            "info",
            "metrics",
            "")) {
      String path = "/actuator" + (name.isEmpty() ? "" : "/" + name);
      assertThat(console.browser().get(path).statusCode()).as(path).isIn(302, 401);
      assertThat(admin.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(console.browser().get("/actuator/health").body())
        .doesNotContain("components", "details");
    assertThat(console.browser().get("/actuator/prometheus").statusCode()).isEqualTo(401);
    assertThat(admin.get("/actuator/prometheus").body()).contains("jvm_");
  }

  @Test
  void answersUnderItsOwnNamesOnly() throws IOException {
    for (String host :
        List.of(
            "evil.example",
            "evil.example:" + console.port(),
            "127.0.0.1",
            "127.0.0.1:1",
            "localhost.evil.example:" + console.port(),
            "")) {
      assertThat(hosted(host))
          .as(host)
          .matches("(?s)HTTP/1.1 4(21|00) .*")
          .doesNotContain("Sign in");
    }
    assertThat(hosted("localhost:" + console.port())).contains("HTTP/1.1 200", "Sign in");
    String twice = "127.0.0.1:" + console.port() + "\r\nHost: evil.example";
    assertThat(hosted(twice)).startsWith("HTTP/1.1 400 ");
    assertThat(
            hosted(
                "127.0.0.1:"
                    + console.port()
                    + "\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https"))
        .contains("HTTP/1.1 200")
        .doesNotContain("evil.example");
    assertThat(
            raw(
                "GET http://evil.example/sign-in HTTP/1.1\r\nHost: 127.0.0.1:"
                    + console.port()
                    + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  private String hosted(String host) throws IOException {
    return raw("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  @Test
  void refusesWrongTypesHugeBodiesAndDoubledFields() throws IOException {
    admin.get("/people");
    assertThat(
            admin
                .send(
                    admin
                        .request("/people")
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", admin.form())
                        .POST(BodyPublishers.ofString("{\"name\":\"json\",\"role\":\"admin\"}")))
                .statusCode())
        .isIn(400, 403, 415);
    assertThat(
            admin
                .post("/people", "name", "huge", "role", "admin", "x", "y".repeat(2_000_000))
                .statusCode())
        .isEqualTo(413);
    assertThat(admin.post("/people", "name", "one", "name", "two", "role", "admin").body())
        .isEqualTo("The field 'name' is there more than once.\n");
    assertThat(admin.post("/people?name=two", "name", "one", "role", "admin").statusCode())
        .isEqualTo(400);
    assertThat(
            raw(
                "POST /people HTTP/1.1\r\nHost: 127.0.0.1:"
                    + console.port()
                    + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 411");
    assertThat(names()).doesNotContain("json", "huge", "one", "two", "one,two");
  }

  @Test
  void letsNoFieldOrHeaderChangeTheMethod() {
    console.person(admin, "kept", "viewer");
    admin.get("/people");
    for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      assertThat(admin.get("/people/kept/disabled?disabled=true", header, "POST").statusCode())
          .isEqualTo(404);
    }
    assertThat(admin.get("/people/kept/disabled?_method=POST&disabled=true").statusCode())
        .isEqualTo(404);
    assertThat(admin.post("/account", "_method", "GET").statusCode()).isEqualTo(404);
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
      assertThat(
              admin
                  .send(
                      admin
                          .request("/people")
                          .header("X-XSRF-TOKEN", admin.form())
                          .method(method, BodyPublishers.noBody()))
                  .statusCode())
          .as(method)
          .isIn(400, 403, 404, 405);
    }
    assertThat(console.engine().store().accounts().find("kept").orElseThrow().disabled()).isFalse();
  }

  @Test
  void sendsEveryPageWithHeadersThatLetNothingElseIn() {
    HttpResponse<String> page =
        admin.get(
            "/people",
            "If-None-Match",
            "\"stale\"",
            "If-Modified-Since",
            "Fri, 01 Jan 2100 00:00:00 GMT");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; form-action 'self';"
                + " frame-ancestors 'none'; base-uri 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("Cache-Control"))
        .contains("no-cache, no-store, max-age=0, must-revalidate");
    assertThat(page.headers().firstValue("Server")).isEmpty();
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    for (String seen :
        List.of(
            page.body(), admin.get("/account").body(), console.browser().get("/sign-in").body())) {
      assertThat(seen)
          .doesNotContainPattern("<script(?![^>]*src=)")
          .doesNotContainPattern("\\s(style|on[a-z]+)=");
    }
  }

  @Test
  void keepsNoMemoryOfThoseWhoOnlyKnock() {
    assertThat(console.browser().get("/app.css").statusCode()).isEqualTo(200);
    assertThat(console.browser().get("/").headers().allValues("Set-Cookie").toString())
        .doesNotContain("stepgate-session");
    assertThat(console.browser().get("/sign-in").headers().allValues("Set-Cookie").toString())
        .doesNotContain("stepgate-session");
  }

  @Test
  void takesNoPasswordFromAnAddressOrAHeader() {
    Browser browser = console.browser();
    assertThat(browser.get("/sign-in?name=ann&password=x").body()).doesNotContain("value=\"x\"");
    String basic =
        Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    assertThat(browser.get("/account", "Authorization", "Basic " + basic).statusCode())
        .isEqualTo(302);
    assertThat(browser.get("/actuator/prometheus", "Authorization", "Basic " + basic).statusCode())
        .isEqualTo(401);
  }

  private Set<String> names() {
    return console.engine().store().accounts().all().stream()
        .map(one -> one.name())
        .collect(Collectors.toSet());
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", console.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
