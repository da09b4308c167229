package dev.stepgate.notify;

import dev.stepgate.notify.NotifySettings.ChannelEntry;
import dev.stepgate.notify.NotifySettings.MailEntry;
import dev.stepgate.notify.NotifySettings.Shape;
import dev.stepgate.notify.NotifySettings.Tls;
import dev.stepgate.notify.NotifySettings.WebhookEntry;
import dev.stepgate.runbook.Span;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes channels of what the settings say; refuses what would not work or would not be safe. */
final class Channels {
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");
  private static final Map<Tls, Integer> PORTS =
      Map.of(Tls.STARTTLS, 587, Tls.IMPLICIT, 465, Tls.NONE, 25);
  private final Secrets secrets;
  private final Clock clock;

  Channels(Secrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  Map<String, Channel> all(NotifySettings settings) {
    Map<String, Channel> all = new LinkedHashMap<>();
    settings.channels().forEach((name, entry) -> all.put(name, one(name, entry)));
    return all;
  }

  private Channel one(String name, ChannelEntry entry) {
    if ((entry.webhook() == null) == (entry.mail() == null)) {
      throw Unusable.channel(name, "needs exactly one of webhook and mail");
    }
    return entry.webhook() != null
        ? webhook(name, entry.webhook())
        : mail(name, Objects.requireNonNull(entry.mail()));
  }

  private Channel webhook(String name, WebhookEntry entry) {
    Duration timeout = timeout(name, entry.timeout());
    return new Webhook(
        address(name, entry),
        entry.secret() == null ? null : secrets.read(name, "secret", entry.secret()),
        entry.shape() == null ? Shape.GENERIC : entry.shape(),
        timeout,
        clock,
        Webhook.client(timeout));
  }

  private URI address(String name, WebhookEntry entry) {
    if ((entry.url() == null) == (entry.urlFrom() == null)) {
      throw Unusable.channel(name, "needs exactly one of url and url-from");
    }
    String text =
        entry.url() != null
            ? entry.url()
            : secrets.read(name, "url-from", Objects.requireNonNull(entry.urlFrom()));
    URI address = parsed(name, text.strip());
    boolean plain = "http".equals(address.getScheme());
    if (!plain && !"https".equals(address.getScheme())
        || address.getHost() == null
        || address.getUserInfo() != null) {
      throw Unusable.channel(name, "wants an address that begins with https://, without a user");
    }
    if (plain && !entry.plainHttp() && !isLoopback(address.getHost())) {
      throw Unusable.channel(
          name, "would send to " + address.getHost() + " without TLS; use https or 'plain-http'");
    }
    return address;
  }

  /** The text may be a secret, so that nobody is told what is wrong with it. */
  private static URI parsed(String name, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw Unusable.channel(name, "has no valid web address");
    }
  }

  private Channel mail(String name, MailEntry entry) {
    Tls tls = entry.tls() == null ? Tls.STARTTLS : entry.tls();
    if ((entry.user() == null) != (entry.password() == null)) {
      throw Unusable.channel(name, "needs both user and password, or neither");
    }
    if (tls == Tls.NONE && entry.user() != null && !isLoopback(entry.host())) {
      throw Unusable.channel(name, "would send a password to " + entry.host() + " without TLS");
    }
    return new Mail(
        entry.host(),
        port(name, entry.port(), Objects.requireNonNull(PORTS.get(tls))),
        entry.user(),
        entry.password() == null ? null : secrets.read(name, "password", entry.password()),
        tls,
        person(name, entry.from()),
        entry.to().stream().map(one -> person(name, one)).toList(),
        timeout(name, entry.timeout()));
  }

  private static InternetAddress person(String name, String text) {
    try {
      return new InternetAddress(text, true);
    } catch (AddressException malformed) {
      throw Unusable.channel(name, "cannot send mail to or from '" + text + "'");
    }
  }

  private static int port(String name, @Nullable String text, int usual) {
    if (text == null) {
      return usual;
    }
    boolean fits = text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535;
    if (!fits) {
      throw Unusable.channel(name, "has the port '" + text + "', which is none");
    }
    return Integer.parseInt(text);
  }

  private static Duration timeout(String name, @Nullable Span span) {
    Duration timeout = span == null ? USUAL : span.resolve(text -> text);
    if (timeout.compareTo(LONGEST) > 0) {
      throw Unusable.channel(name, "may take at most 60s for an answer");
    }
    return timeout;
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
