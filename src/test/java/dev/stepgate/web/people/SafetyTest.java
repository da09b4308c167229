package dev.stepgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.support.UserError;
import dev.stepgate.testkit.Outcome;
import dev.stepgate.web.Browser;
import dev.stepgate.web.ConsoleSettings;
import dev.stepgate.web.ConsoleTester;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before the server listens, and TLS. */
class SafetyTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "listen: 0.0.0.0 | without TLS, passwords would cross the network at 0.0.0.0",
        "listen: '::' | without TLS, passwords would cross the network at ::",
        "behind-proxy: true | nobody can know under which address the console is reached",
        "{behind-proxy: true, address: 'http://x.example'} | 'address' says http, but people come by TLS: http://x.example",
        "address: https://x.example/path | 'address' is no URL of a server: https://x.example/path",
        "address: javascript:alert(1) | 'address' is no URL of a server: javascript:alert(1)",
        "tls: {certificate: none.pem, key: none.pem} | the certificate of 'tls' cannot be read from none.pem",
        "access: [{runbook: x}] | the rule of 'access' for x says nothing",
        "access: [{runbook: x, role: operator}] | the rule of 'access' for x says nothing",
        "access: [{runbook: x, role: admin, people: [ann]}] | 'access' cannot give the role admin",
        "openid: {issuer: 'http://x', client: c, secret: {env: X}, roles: {ops: root}} | 'openid' names the role root"
      })
  void refusesWhatIsNotSafe(String yaml, String fact) throws IOException {
    Files.writeString(home.resolve("console.yaml"), yaml + "\n");
    Safety safety = new Safety(ConsoleSettings.in(home));
    UserError refused = catchThrowableOfType(UserError.class, safety::check);
    assertThat(refused).hasMessage(fact);
    assertThat(refused.hint()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "listen: 127.0.0.1",
        "listen: localhost",
        "{listen: 0.0.0.0, behind-proxy: true, address: 'https://stepgate.example.org'}",
        "access: [{runbook: 'restore-*', role: approver, people: [ann], only: [ann, bob]}]"
      })
  void acceptsWhatIs(String yaml) throws IOException {
    Files.writeString(home.resolve("console.yaml"), yaml + "\n");
    new Safety(ConsoleSettings.in(home)).check();
  }

  @Test
  void speaksTls() throws Exception {
    certify();
    Files.writeString(
        home.resolve("console.yaml"),
        "tls: {certificate: %s, key: %s}\n"
            .formatted(home.resolve("server.crt"), home.resolve("server.key")));
    try (ConsoleTester console = ConsoleTester.in(home)) {
      assertThat(console.url()).startsWith("https://127.0.0.1:");
      HttpResponse<String> page =
          trusting()
              .send(
                  HttpRequest.newBuilder(URI.create(console.url() + "sign-in")).build(),
                  BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Strict-Transport-Security"))
          .contains("max-age=31536000 ; includeSubDomains");
      assertThat(page.headers().allValues("Set-Cookie"))
          .singleElement()
          .asString()
          .startsWith("__Host-stepgate-form=")
          .endsWith("; Path=/; Secure; HttpOnly; SameSite=Strict");
    }
  }

  @Test
  void believesWhatAProxySaysOnlyBehindOne() throws Exception {
    Files.writeString(
        home.resolve("console.yaml"),
        "{behind-proxy: true, address: 'https://stepgate.example.org'}\n");
    try (ConsoleTester console = ConsoleTester.in(home)) {
      String here = "http://127.0.0.1:" + console.port() + "/";
      HttpRequest.Builder forwarded =
          HttpRequest.newBuilder(URI.create(here + "sign-in"))
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-For", "203.0.113.7");
      HttpResponse<String> page =
          HttpClient.newHttpClient().send(forwarded.build(), BodyHandlers.ofString());
      assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(page.headers().allValues("Set-Cookie").toString())
          .contains("__Host-stepgate-form=", "Secure");
      assertThat(console.url()).isEqualTo("https://stepgate.example.org/");
      String token = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
      String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
      HttpRequest.Builder wrong =
          HttpRequest.newBuilder(URI.create(here + "sign-in"))
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-For", "203.0.113.7")
              .header("Origin", "https://stepgate.example.org")
              .header("Cookie", cookie)
              .header("Content-Type", Browser.FORM_TYPE)
              .POST(Browser.body(List.of("name", "x", "password", "y", "_csrf", token)));
      assertThat(
              HttpClient.newHttpClient().send(wrong.build(), BodyHandlers.ofString()).statusCode())
          .isEqualTo(401);
      assertThat(console.engine().store().deeds().list(0, 1).get(0).how())
          .isEqualTo("console, from 203.0.113.7, by password");
    }
  }

  private void certify() {
    Outcome.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            home.resolve("server.key").toString(),
            "-out",
            home.resolve("server.crt").toString(),
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=IP:127.0.0.1,DNS:localhost")
        .worked();
  }

  private HttpClient trusting() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    try (var in = Files.newInputStream(home.resolve("server.crt"))) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }
}
