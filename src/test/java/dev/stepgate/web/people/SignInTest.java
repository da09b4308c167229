package dev.stepgate.web.people;

import static dev.stepgate.web.ConsoleTester.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.store.Deed;
import dev.stepgate.runbook.Span;
import dev.stepgate.runbook.Text;
import dev.stepgate.web.Browser;
import dev.stepgate.web.ConsoleSettings;
import dev.stepgate.web.ConsoleTester;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How people come in, and how long they stay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private static final Span HOUR = new Span(new Text("1h"));
  private static final String COOKIE = "stepgate-session";

  private ConsoleTester console;
  private Browser admin;

  @BeforeAll
  void open(@TempDir Path home) {
    console = ConsoleTester.in(home, SignInTest::withShortSessions);
    admin = console.admin("ann");
  }

  @AfterAll
  void close() {
    console.close();
  }

  private static ConsoleSettings withShortSessions(ConsoleSettings given) {
    return new ConsoleSettings(
        null,
        null,
        List.of(),
        null,
        null,
        false,
        new SessionSettings(new Span(new Text("10m")), HOUR),
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void letsTheFirstAdministratorInOnceThroughTheLink(@TempDir Path home) throws Exception {
    try (ConsoleTester fresh = ConsoleTester.in(home)) {
      String old = fresh.path(fresh.console().setupLink(fresh.url()).orElseThrow());
      String path = fresh.path(fresh.console().setupLink(fresh.url()).orElseThrow());
      assertThat(path).matches("/setup/[A-Za-z0-9_-]{43}");
      Browser browser = fresh.browser();
      assertThat(browser.get(old).statusCode()).isEqualTo(404);
      assertThat(browser.get("/setup/wrong").statusCode()).isEqualTo(404);
      assertThat(browser.get(path).body()).contains("The first administrator");
      assertThat(browser.post(path, "name", "kim", "password", "short", "again", "short").body())
          .contains("the password has 5 characters");
      assertThat(
              browser.post(path, "name", "jörg\"", "password", PASSWORD, "again", PASSWORD).body())
          .contains("the name is not possible", "value=\"jörg&quot;\"");
      HttpResponse<String> done =
          browser.post(path, "name", "Kim", "password", PASSWORD, "again", PASSWORD);
      assertThat(done.headers().firstValue("Location")).contains("/sign-in?note=chosen");
      assertThat(browser.get(path).statusCode()).isEqualTo(404);
      assertThat(
              browser
                  .post(path, "name", "eve", "password", PASSWORD, "again", PASSWORD)
                  .statusCode())
          .isEqualTo(404);
      assertThat(fresh.console().setupLink(fresh.url())).isEmpty();
      assertThat(fresh.engine().store().accounts().all())
          .singleElement()
          .satisfies(kim -> assertThat(kim.name()).isEqualTo("kim"))
          .satisfies(kim -> assertThat(kim.roles()).containsExactly("admin"))
          .satisfies(kim -> assertThat(kim.hash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }
  }

  @Test
  void takesAFreshSessionAndForgetsItAtTheSignOut() {
    Browser browser = console.browser();
    assertThat(browser.get("/sign-in").headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("stepgate-form=")
        .endsWith("; Path=/; HttpOnly; SameSite=Strict");
    HttpResponse<String> in = browser.post("/sign-in", "name", "ANN ", "password", PASSWORD);
    String cookie =
        in.headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith(COOKIE))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).endsWith("; Path=/; HttpOnly; SameSite=Lax");
    assertThat(browser.get("/account").body()).contains("<h1>ann</h1>");
    String first = browser.cookie(COOKIE);
    browser.get("/sign-in");
    browser.post("/sign-in", "name", "ann", "password", PASSWORD);
    assertThat(browser.cookie(COOKIE)).isNotEqualTo(first).isNotEmpty();
    Browser thief = console.browser();
    assertThat(thief.get("/account", "Cookie", COOKIE + "=" + first).statusCode()).isEqualTo(302);
    String second = browser.cookie(COOKIE);
    browser.get("/account");
    assertThat(browser.post("/sign-out").headers().firstValue("Location")).contains("/sign-in");
    assertThat(thief.get("/account", "Cookie", COOKIE + "=" + second).statusCode()).isEqualTo(302);
  }

  @Test
  void ignoresASessionThatSomebodyElseChose() {
    Browser browser = console.browser();
    browser.get("/sign-in");
    HttpResponse<String> in =
        browser.send(
            browser
                .request("/sign-in")
                .header("Content-Type", Browser.FORM_TYPE)
                .header("Cookie", COOKIE + "=0123456789ABCDEF0123456789ABCDEF")
                .POST(
                    Browser.body(
                        List.of("name", "ann", "password", PASSWORD, "_csrf", browser.form()))));
    assertThat(in.headers().toString()).doesNotContain("0123456789ABCDEF");
  }

  @Test
  void leadsToThePageThatWasWantedAndToNoOtherSite() {
    Browser browser = console.browser();
    HttpResponse<String> asked = browser.get("/account?x=1");
    assertThat(asked.headers().firstValue("Location")).contains("/sign-in?to=%2Faccount%3Fx%3D1");
    assertThat(browser.get("/sign-in?to=%2Faccount%3Fx%3D1").body())
        .contains("name=\"to\" value=\"/account?x=1\"");
    assertThat(
            browser
                .post("/sign-in", "name", "ann", "password", PASSWORD, "to", "/account?x=1")
                .headers()
                .firstValue("Location"))
        .contains("/account?x=1");
    for (String elsewhere :
        List.of(
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: x=y")) {
      assertThat(SignInEnds.target(elsewhere)).as(elsewhere).isEqualTo("/");
    }
  }

  @Test
  void endsASessionThatIsIdleOrOld() {
    Browser idle = console.browser().signIn("ann", PASSWORD);
    Browser busy = console.browser().signIn("ann", PASSWORD);
    console.advance(Duration.ofMinutes(9));
    assertThat(busy.get("/account").statusCode()).isEqualTo(200);
    console.advance(Duration.ofMinutes(2));
    assertThat(idle.get("/account").statusCode()).isEqualTo(302);
    for (int i = 0; i < 6; i++) {
      assertThat(busy.get("/account").statusCode()).isEqualTo(200);
      console.advance(Duration.ofMinutes(8));
    }
    assertThat(busy.get("/account").statusCode()).isEqualTo(200);
    console.advance(Duration.ofMinutes(3));
    assertThat(busy.get("/account").statusCode()).isEqualTo(302);
    admin = console.browser().signIn("ann", PASSWORD);
  }

  @Test
  void saysTheSameOfAWrongPasswordAnUnknownNameAndADisabledAccount() {
    admin = console.browser().signIn("ann", PASSWORD);
    console.person(admin, "gone", "viewer");
    admin.get("/people");
    admin.post("/people/gone/disabled", "disabled", "true");
    Set<String> pages = new HashSet<>();
    for (String name : List.of("ann", "nobody", "gone", "' OR 1=1 --", "")) {
      Browser browser = console.browser();
      browser.get("/sign-in");
      HttpResponse<String> answer =
          browser.post("/sign-in", "name", name, "password", "wrong but long enough");
      assertThat(answer.statusCode()).as(name).isEqualTo(401);
      pages.add(answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", ""));
    }
    assertThat(pages).singleElement().asString().contains("Name or password is wrong.");
    assertThat(console.engine().store().deeds().list(0, 5))
        .extracting(Deed::what)
        .containsExactly(
            "sign-in failed for an unknown name",
            "sign-in failed for an unknown name",
            "sign-in failed for gone",
            "sign-in failed for an unknown name",
            "sign-in failed for ann");
    console.browser().signIn("ann", PASSWORD);
  }

  @Test
  void slowsDownWhoeverGuesses() {
    admin = console.browser().signIn("ann", PASSWORD);
    console.person(admin, "slow", "viewer");
    Browser browser = console.browser();
    browser.get("/sign-in");
    for (int i = 0; i < 6; i++) {
      assertThat(browser.post("/sign-in", "name", "slow", "password", "guess " + i).statusCode())
          .isEqualTo(401);
    }
    HttpResponse<String> slowed = browser.post("/sign-in", "name", "slow", "password", PASSWORD);
    assertThat(slowed.statusCode()).isEqualTo(429);
    assertThat(slowed.headers().firstValue("Retry-After")).contains("1");
    assertThat(slowed.body()).contains("Try again in 1 seconds.");
    console.advance(Duration.ofSeconds(2));
    assertThat(browser.post("/sign-in", "name", "slow", "password", "again").statusCode())
        .isEqualTo(401);
    console.advance(Duration.ofMillis(1_500));
    assertThat(
            browser
                .post("/sign-in", "name", "slow", "password", PASSWORD)
                .headers()
                .firstValue("Retry-After"))
        .contains("1");
    console.advance(Duration.ofMillis(600));
    assertThat(browser.post("/sign-in", "name", "slow", "password", PASSWORD).statusCode())
        .isEqualTo(302);
    console.advance(Duration.ofHours(2));
  }
}
