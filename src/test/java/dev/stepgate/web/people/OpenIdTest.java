package dev.stepgate.web.people;

import static dev.stepgate.web.ConsoleTester.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.store.Deed;
import dev.stepgate.web.Browser;
import dev.stepgate.web.ConsoleSettings;
import dev.stepgate.web.ConsoleTester;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People whom another server knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdTest {
  private SmallProvider provider;
  private ConsoleTester console;
  private Browser admin;

  @BeforeAll
  void open(@TempDir Path home) throws Exception {
    provider = new SmallProvider();
    Files.writeString(home.resolve("secret"), SmallProvider.SECRET + "\n");
    Files.writeString(
        home.resolve(ConsoleSettings.FILE),
        """
        openid:
          issuer: %s
          client: stepgate
          secret: {file: %s}
          roles: {ops: operator, sec: approver}
        access:
          - runbook: "wipe-*"
            only: [ann]
        """
            .formatted(provider.issuer(), home.resolve("secret")));
    console = ConsoleTester.in(home);
    admin = console.admin("ann");
  }

  @AfterAll
  void close() {
    console.close();
    provider.close();
  }

  @BeforeEach
  void honest() {
    provider.person = "gina";
    provider.groups = List.of("ops", "staff");
    provider.audience = SmallProvider.CLIENT;
    provider.forging = false;
  }

  @Test
  void letsPeopleInWithTheRolesOfTheirGroups() {
    Browser browser = console.browser();
    assertThat(browser.get("/sign-in").body()).contains("Sign in with OpenID Connect");
    HttpResponse<String> back = comeBack(browser);
    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(back.headers().firstValue("Location")).contains("/");
    String account = browser.get("/account").body();
    assertThat(account).contains("<h1>gina</h1>", "operator").doesNotContain("approver");
    assertThat(account).contains("no password and there are no tokens here");
    assertThat(browser.post("/account/tokens", "name", "cron").statusCode()).isEqualTo(409);
    assertThat(browser.get("/people").statusCode()).isEqualTo(403);
    assertThat(deeds(1).get(0))
        .satisfies(deed -> assertThat(deed.person()).isEqualTo("gina"))
        .satisfies(
            deed -> assertThat(deed.how()).isEqualTo("console, from 127.0.0.1, by OpenID Connect"))
        .satisfies(deed -> assertThat(deed.what()).isEqualTo("signed in"));
    browser.get("/account");
    browser.post("/sign-out");
    assertThat(browser.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void refusesWhoeverHasNoRoleHere() {
    provider.groups = List.of("staff");
    refused("the provider gave no role");
    provider.groups = "operator";
    refused("the provider gave no role");
  }

  @Test
  void refusesANameThatSomebodyHasHere() {
    provider.person = "Ann";
    refused("the provider gave no name of its own");
    provider.person = "<script>";
    refused("the provider gave no name of its own");
  }

  @Test
  void refusesATokenThatIsForgedOrForSomebodyElse() {
    provider.forging = true;
    refused("the provider was refused");
    provider.forging = false;
    provider.audience = "another";
    refused("the provider was refused");
  }

  @Test
  void refusesAnAnswerThatThisBrowserDidNotAskFor() {
    Browser browser = console.browser();
    String back = location(leave(console.browser()));
    HttpResponse<String> answer = browser.get(console.path(back));
    assertThat(answer.headers().firstValue("Location")).contains("/sign-in?note=elsewhere");
    assertThat(browser.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void refusesAnAnswerThatCameBefore() {
    Browser browser = console.browser();
    String back = console.path(location(leave(browser)));
    assertThat(browser.get(back).headers().firstValue("Location")).contains("/");
    assertThat(browser.get(back).headers().firstValue("Location"))
        .contains("/sign-in?note=elsewhere");
  }

  @Test
  void keepsLocalAccountsBesideIt() {
    assertThat(console.browser().signIn("ann", PASSWORD).get("/people").statusCode())
        .isEqualTo(200);
    assertThat(admin.get("/account").body()).contains("<h1>ann</h1>");
  }

  private void refused(String why) {
    Browser browser = console.browser();
    assertThat(comeBack(browser).headers().firstValue("Location"))
        .contains("/sign-in?note=elsewhere");
    assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    assertThat(deeds(1).get(0).what()).isEqualTo("sign-in failed: " + why);
    assertThat(browser.get("/sign-in?note=elsewhere").body()).contains("did not work");
  }

  private HttpResponse<String> comeBack(Browser browser) {
    return browser.get(console.path(location(leave(browser))));
  }

  /** To the provider, and what it answers. */
  private HttpResponse<String> leave(Browser browser) {
    HttpResponse<String> away = browser.get("/sign-in/openid");
    String there = location(away);
    assertThat(there)
        .startsWith(provider.issuer() + "/authorize?")
        .contains("code_challenge_method=S256", "nonce=", "state=");
    return browser.send(HttpRequest.newBuilder(URI.create(there)));
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private List<Deed> deeds(int count) {
    return console.engine().store().deeds().list(0, count);
  }
}
