package dev.stepgate.web.people;

import static dev.stepgate.web.ConsoleTester.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.store.Account;
import dev.stepgate.run.store.Deed;
import dev.stepgate.web.Browser;
import dev.stepgate.web.ConsoleTester;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What administrators do to accounts, and people to their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {
  private static final Pattern TOKEN = Pattern.compile("stepgate_[A-Za-z0-9_-]{43}");
  private ConsoleTester console;
  private Browser admin;

  @BeforeAll
  void open(@TempDir Path home) {
    console = ConsoleTester.in(home);
    console.admin("ann");
  }

  @BeforeEach
  void signIn() {
    console.advance(Duration.ofHours(13));
    admin = console.browser().signIn("ann", PASSWORD);
    admin.get("/people");
  }

  @AfterAll
  void close() {
    console.close();
  }

  @Test
  void invitesAPersonWithALinkThatWorksOnce() {
    HttpResponse<String> added =
        admin.post("/people", "name", "Bob", "role", "viewer", "role", "approver");
    assertThat(added.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
    String link = console.linkIn(added.body());
    Browser bob = console.accept(link, "bob");
    assertThat(bob.get("/account").body()).contains("<h1>bob</h1>", "viewer", "approver");
    assertThat(bob.get(link).statusCode()).isEqualTo(404);
    assertThat(bob.post(link, "password", PASSWORD, "again", PASSWORD).statusCode()).isEqualTo(404);
    assertThat(deeds(3))
        .containsExactly(
            new Deed(at(0), "bob", "console, from 127.0.0.1, by password", "signed in"),
            new Deed(at(1), "bob", "console, from 127.0.0.1, by invitation", "chose a password"),
            new Deed(
                at(2),
                "ann",
                "console, from 127.0.0.1, signed in by password",
                "made a link for bob"));
    assertThat(admin.get("/people").body()).doesNotContain(link);
    assertThat(admin.post("/people", "name", "bob", "role", "viewer").body())
        .contains("there is an account bob");
    assertThat(admin.post("/people", "name", "eve").body()).contains("no role is chosen");
    assertThat(admin.post("/people", "name", "<b>eve", "role", "viewer").body())
        .contains("the name is not possible");
  }

  @Test
  void letsALinkExpire() {
    String link = console.linkIn(admin.post("/people", "name", "late", "role", "viewer").body());
    console.advance(Duration.ofDays(3).plusSeconds(1));
    assertThat(console.browser().get(link).statusCode()).isEqualTo(404);
  }

  @Test
  void appliesNewRolesAtOnceAndEndsSessionsOfTheDisabled() {
    Browser carl = console.person(admin, "carl", "viewer");
    assertThat(carl.get("/people").statusCode()).isEqualTo(403);
    admin.get("/people");
    admin.post("/people/carl/roles", "role", "admin");
    assertThat(carl.get("/people").statusCode()).isEqualTo(200);
    admin.post("/people/carl/roles", "role", "viewer");
    assertThat(carl.get("/people").statusCode()).isEqualTo(403);
    admin.post("/people/carl/disabled", "disabled", "true");
    assertThat(carl.get("/account").statusCode()).isEqualTo(302);
    admin.post("/people/carl/disabled", "disabled", "false");
    assertThat(carl.get("/account").statusCode()).isEqualTo(302);
    assertThat(carl.signIn("carl", PASSWORD).get("/account").statusCode()).isEqualTo(200);
    assertThat(deeds(5))
        .extracting(Deed::what)
        .containsExactly(
            "signed in",
            "enabled carl",
            "disabled carl",
            "carl is now viewer",
            "carl is now admin");
    assertThat(admin.get("/people/log").body()).contains("carl is now viewer");
  }

  @Test
  void keepsTheLastAdministrator() {
    HttpResponse<String> refused = admin.post("/people/ann/roles", "role", "viewer");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("nobody else than ann is an administrator");
    assertThat(admin.post("/people/ann/disabled", "disabled", "true").statusCode()).isEqualTo(409);
    assertThat(admin.get("/people").statusCode()).isEqualTo(200);
  }

  @Test
  void endsTheOtherSessionsWhenThePasswordChanges() {
    Browser dora = console.person(admin, "dora", "viewer");
    Browser phone = console.browser().signIn("dora", PASSWORD);
    dora.get("/account");
    String other = "another long password";
    assertThat(
            dora.post("/account/password", "current", "wrong", "password", other, "again", other)
                .body())
        .contains("the current password is wrong");
    assertThat(
            dora.post(
                    "/account/password",
                    "current",
                    PASSWORD,
                    "password",
                    "dora dora dora",
                    "again",
                    "dora dora dora")
                .body())
        .contains("the password is easily guessed");
    assertThat(
            dora.post(
                    "/account/password",
                    "current",
                    PASSWORD,
                    "password",
                    other,
                    "again",
                    "not the same")
                .body())
        .contains("the two passwords are not the same");
    String session = dora.cookie("stepgate-session");
    assertThat(
            dora.post("/account/password", "current", PASSWORD, "password", other, "again", other)
                .statusCode())
        .isEqualTo(302);
    assertThat(dora.get("/account").statusCode()).isEqualTo(200);
    assertThat(dora.cookie("stepgate-session")).isNotEqualTo(session);
    assertThat(phone.get("/account").statusCode()).isEqualTo(302);
    assertThat(console.browser().signIn("dora", other).get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void givesATokenThatOpensTheInterfaceButNoPage() {
    Browser erik = console.person(admin, "erik", "operator");
    erik.get("/account");
    String made = erik.post("/account/tokens", "name", "cron", "days", "30").body();
    Matcher token = TOKEN.matcher(made);
    assertThat(token.find()).isTrue();
    String secret = token.group();
    assertThat(erik.get("/account").body()).contains("cron").doesNotContain(secret);
    assertThat(status("/actuator/prometheus", secret)).isEqualTo(200);
    assertThat(status("/actuator/prometheus", secret + "x")).isEqualTo(401);
    assertThat(status("/account", secret)).isEqualTo(302);
    assertThat(status("/people", secret)).isEqualTo(302);
    admin.post("/people/erik/disabled", "disabled", "true");
    assertThat(status("/actuator/prometheus", secret)).isEqualTo(401);
    admin.post("/people/erik/disabled", "disabled", "false");
    assertThat(status("/actuator/prometheus", secret)).isEqualTo(200);
    erik.signIn("erik", PASSWORD).get("/account");
    assertThat(erik.post("/account/tokens", "name", "cron", "days", "30").statusCode())
        .isEqualTo(409);
    assertThat(erik.post("/account/tokens", "name", "ever", "days", "4000").statusCode())
        .isEqualTo(400);
    assertThat(erik.post("/account/tokens/cron/revoke").statusCode()).isEqualTo(302);
    assertThat(status("/actuator/prometheus", secret)).isEqualTo(401);
    assertThat(deeds(1))
        .containsExactly(
            new Deed(
                at(0),
                "erik",
                "console, from 127.0.0.1, signed in by password",
                "revoked token cron"));
  }

  @Test
  void letsATokenExpire() {
    admin.get("/account");
    Matcher token = TOKEN.matcher(admin.post("/account/tokens", "name", "day", "days", "1").body());
    assertThat(token.find()).isTrue();
    assertThat(status("/actuator/prometheus", token.group())).isEqualTo(200);
    console.advance(Duration.ofDays(1));
    assertThat(status("/actuator/prometheus", token.group())).isEqualTo(401);
  }

  @Test
  void showsNoPasswordAndNoHashAnywhere() {
    console.person(admin, "finn", "viewer").get("/account");
    for (String page : List.of("/people", "/people/log", "/account", "/", "/actuator/health")) {
      admin.get(page);
    }
    List<Account> accounts = console.engine().store().accounts().all();
    assertThat(accounts).isNotEmpty();
    for (String seen : console.seen()) {
      assertThat(seen).doesNotContain(PASSWORD, "$argon2id$");
      accounts.forEach(
          one -> assertThat(seen.contains(one.hash()) && !one.hash().isEmpty()).isFalse());
    }
  }

  private int status(String path, String token) {
    return console.browser().get(path, "Authorization", "Bearer " + token).statusCode();
  }

  private List<Deed> deeds(int count) {
    return console.engine().store().deeds().list(0, count);
  }

  private Instant at(int index) {
    return deeds(index + 1).get(index).at();
  }
}
