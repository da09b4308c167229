package dev.stepgate.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifySettingsTest {
  @TempDir Path home;

  private Map<String, Channel> channels(String yaml) throws IOException {
    Files.writeString(home.resolve("notify.yaml"), yaml);
    Secrets secrets = new Secrets(home, Map.of("HOOK", "https://chat.example.org/T0/secret-path"));
    return new Channels(secrets, Clock.systemUTC()).all(NotifySettings.in(home));
  }

  @Test
  void thereNeedNotBeAFile() {
    assertThat(NotifySettings.in(home).channels()).isEmpty();
  }

  @Test
  void neverShowsAnAddressThatIsASecret() throws IOException {
    var channels = channels("channels: {chat: {webhook: {url-from: {env: HOOK}, shape: slack}}}");

    assertThat(channels.get("chat")).hasToString("Webhook[chat.example.org]");
  }

  @Test
  void readsSecretsFromFiles() throws IOException {
    Files.writeString(home.resolve("key"), "of ours\n");

    var channels =
        channels("channels: {a: {webhook: {url: 'https://a.example.org/', secret: {file: key}}}}");

    assertThat(((Webhook) channels.get("a")).secret()).isEqualTo("of ours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                            | needs exactly one of webhook and mail
          {webhook: {}}                                                 | needs exactly one of url and url-from
          {webhook: {url: 'http://10.0.0.7/hook'}}                      | would send to 10.0.0.7 without TLS; use https or 'plain-http'
          {webhook: {url: 'ftp://127.0.0.1/'}}                          | wants an address that begins with https://, without a user
          {webhook: {url: 'https://me:pw@example.org/'}}                | wants an address that begins with https://, without a user
          {webhook: {url: 'http://['}}                                  | has no valid web address
          {webhook: {url: 'https://a.org/', timeout: 2m}}               | may take at most 60s for an answer
          {webhook: {url: 'https://a.org/', secret: {env: NONE}}}       | finds nothing where its secret should stand
          {webhook: {url: 'https://a.org/', secret: {}}}                | needs exactly one of env and file for its secret
          {mail: {host: m.org, from: a@b.org, to: ['a@b.org, c']}}      | cannot send mail to or from 'a@b.org, c'
          {mail: {host: m.org, from: a@b.org, to: a@b.org, user: u}}    | needs both user and password, or neither
          {mail: {host: m.org, from: a@b.org, to: a@b.org, port: 'x'}}  | has the port 'x', which is none
          {mail: {host: m.org, from: a@b.org, to: a@b.org, user: u, password: {env: HOOK}, tls: none}} | would send a password to m.org without TLS
          """)
  void refusesWhatWouldNotWorkOrNotBeSafe(String channel, String why) {
    assertThatThrownBy(() -> channels("channels: {ops: " + channel + "}"))
        .isInstanceOf(UserError.class)
        .hasMessage("channel ops " + why);
  }

  @Test
  void plainHttpIsForThisMachineOrOnPurpose() throws IOException {
    assertThat(
            channels(
                """
                channels:
                  here: {webhook: {url: "http://127.0.0.1:8080/"}}
                  there: {webhook: {url: "http://10.0.0.7/", plain-http: true}}
                """))
        .containsOnlyKeys("here", "there");
  }

  @Test
  void thePageShowsSettingsThatWork() throws IOException {
    String page = Files.readString(Path.of("docs/notifications.md"));
    String settings = page.replaceAll("(?s).*```yaml settings\n(.*?)```.*", "$1");
    Files.writeString(home.resolve("chat-address"), "https://chat.example.org/T0");
    Files.writeString(home.resolve("notify.yaml"), settings);
    Secrets secrets = new Secrets(home, Map.of("HOOK_SECRET", "key", "SMTP_PASSWORD", "pw"));

    assertThat(new Channels(secrets, Clock.systemUTC()).all(NotifySettings.in(home)))
        .containsOnlyKeys("ops", "chat", "managers");
  }

  @Test
  void anUnknownKeyIsAnError() {
    assertThatThrownBy(() -> channels("channels: {ops: {webhook: {adress: x}}}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unknown key 'adress'");
  }
}
