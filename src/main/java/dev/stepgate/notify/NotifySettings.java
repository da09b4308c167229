package dev.stepgate.notify;

import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.NameRule;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.SettingsFile;
import dev.stepgate.runbook.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What notify.yaml says: the addresses behind the names that runbooks use. */
public record NotifySettings(
    @Doc("The address at which people reach the console; notices link to it.")
        @Nullable String console,
    @Doc(value = "The channels by name, each a webhook or mail.", name = NameRule.ID)
        Map<String, ChannelEntry> channels,
    @Doc(value = "Who is told of every run, whatever its runbook says.", key = "notify")
        List<Runbook.Notice> notices) {
  public static final String FILE = "notify.yaml";

  /** Where notices go: exactly one of these. */
  public record ChannelEntry(
      @Doc("A web address that takes notices.") @Nullable WebhookEntry webhook,
      @Doc("People who get mail.") @Nullable MailEntry mail) {}

  /** A web address that takes notices. */
  public record WebhookEntry(
      @Doc("The address, if nothing in it is secret.") @Nullable String url,
      @Doc("Where the address stands, if whoever knows it may write there, as with chat tools.")
          @Nullable SecretSource urlFrom,
      @Doc("The key that notices are signed with.") @Nullable SecretSource secret,
      @Doc("The form that the other side takes; generic if not given.") @Nullable Shape shape,
      @Doc("How long the other side may take for an answer; 10s if not given.")
          @Nullable Span timeout,
      @Doc("Allow http without TLS to other machines.") boolean plainHttp) {}

  /** A mail server, and who gets mail. */
  public record MailEntry(
      @Doc(value = "The mail server.", required = true) String host,
      @Doc("Its port; 587 if not given, 465 with 'tls: implicit', 25 with 'tls: none'.")
          @Nullable String port,
      @Doc("Who signs in at the server; nobody if not given.") @Nullable String user,
      @Doc("The user's password.") @Nullable SecretSource password,
      @Doc("How the connection is encrypted; starttls if not given.") @Nullable Tls tls,
      @Doc(value = "The address that mail comes from.", required = true) String from,
      @Doc(value = "The addresses that mail goes to.", required = true) List<String> to,
      @Doc("How long the server may take for an answer; 10s if not given.")
          @Nullable Span timeout) {}

  /** Where a secret stands: exactly one of these. */
  public record SecretSource(
      @Doc("An environment variable.") @Nullable String env,
      @Doc("A file that holds nothing else, seen from the home folder.") @Nullable String file) {}

  /** Forms that webhooks take. */
  public enum Shape {
    GENERIC,
    SLACK,
    TEAMS,
    DISCORD,
    GOOGLE_CHAT
  }

  /** How a connection to a mail server is encrypted. */
  public enum Tls {
    STARTTLS,
    IMPLICIT,
    NONE
  }

  /** Those of the file in the given folder; without a file there are no channels. */
  public static NotifySettings in(Path home) {
    Path file = home.resolve(FILE);
    return Files.exists(file)
        ? new SettingsFile(file).read(NotifySettings.class)
        : new NotifySettings(null, Map.of(), List.of());
  }
}
