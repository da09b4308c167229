package dev.stepgate.web.people;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import dev.stepgate.web.ConsoleSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/** Refuses settings with which the console would not be safe, before it listens. */
public final class Safety {
  private final ConsoleSettings settings;

  public Safety(ConsoleSettings settings) {
    this.settings = settings;
  }

  /** All that is wrong, one after the other. */
  public void check() {
    TlsSettings tls = settings.tls();
    if (tls == null && !settings.behindProxy() && !isLoopback()) {
      throw refusal(
          "without TLS, passwords would cross the network at " + settings.listenAddress(),
          "Add 'tls:', or 'behind-proxy: true' when a proxy speaks TLS, or listen on 127.0.0.1.");
    }
    if (settings.address() == null && (settings.behindProxy() || isEverywhere())) {
      throw refusal(
          "nobody can know under which address the console is reached",
          "Add 'address:' with the URL that people type.");
    }
    checkAddress(settings.address());
    if ((tls != null || settings.behindProxy()) && !settings.url(0).startsWith("https:")) {
      throw refusal(
          "'address' says http, but people come by TLS: " + settings.address(),
          "Let it begin with https://.");
    }
    if (tls != null) {
      checkPem("certificate", tls.certificate());
      checkPem("key", tls.key());
    }
    settings.access().forEach(Safety::checkRule);
    OpenIdSettings openid = settings.openid();
    checkRoles("openid", openid == null ? List.of() : openid.roles().values());
  }

  /** How Spring is told about TLS, proxies and sessions. */
  public Map<String, Object> properties() {
    Map<String, Object> all = new LinkedHashMap<>();
    TlsSettings tls = settings.tls();
    if (tls != null) {
      all.put("spring.ssl.bundle.pem.console.keystore.certificate", file(tls.certificate()));
      all.put("spring.ssl.bundle.pem.console.keystore.private-key", file(tls.key()));
      all.put("server.ssl.bundle", "console");
      all.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
    }
    all.put("server.forward-headers-strategy", settings.behindProxy() ? "native" : "none");
    long minutes = settings.sessions().idleTime().toMinutes() + 1;
    all.put("server.servlet.session.timeout", minutes + "m");
    all.put("server.servlet.session.persistent", false);
    all.put("server.servlet.session.tracking-modes", "cookie");
    all.put("server.servlet.session.cookie.name", settings.cookie("session"));
    all.put("server.servlet.session.cookie.http-only", true);
    // Strict would sign people out who follow a link in a message.
    all.put("server.servlet.session.cookie.same-site", "lax");
    all.put("server.servlet.session.cookie.secure", settings.isSecret());
    all.put("server.servlet.session.cookie.path", "/");
    all.put("server.tomcat.use-relative-redirects", true);
    all.put("server.tomcat.max-http-form-post-size", Door.MOST_BYTES + "B");
    // Whoever sends somewhat too much hears why, and does not only find the line cut.
    all.put("server.tomcat.max-swallow-size", 16 * Door.MOST_BYTES + "B");
    all.put("spring.servlet.multipart.enabled", false);
    all.put("management.endpoints.web.discovery.enabled", false);
    all.put("management.endpoint.health.show-details", "never");
    all.put("management.endpoint.health.show-components", "never");
    return all;
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(settings.listenAddress()).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw refusal(
              "the address to listen on is unknown: " + settings.listenAddress(),
              "Name an address of this machine.")
          .causedBy(unknown);
    }
  }

  private boolean isEverywhere() {
    return Set.of("0.0.0.0", "::", "[::]").contains(settings.listenAddress());
  }

  private static void checkAddress(@Nullable String address) {
    if (address == null) {
      return;
    }
    try {
      URI uri = URI.create(address);
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && Set.of("", "/").contains(uri.getPath())) {
        return;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, together with other addresses that will not do.
    }
    throw refusal(
        "'address' is no URL of a server: " + address,
        "Write it like https://stepgate.example.org, without a path.");
  }

  private static void checkPem(String what, String file) {
    try {
      PemContent content = PemContent.load(Path.of(file));
      if (what.equals("key")
          ? content.getPrivateKey() != null
          : !content.getCertificates().isEmpty()) {
        return;
      }
    } catch (IOException | RuntimeException unreadable) {
      throw pem(what, file).causedBy(unreadable);
    }
    throw pem(what, file);
  }

  private static UserError pem(String what, String file) {
    return refusal(
        "the " + what + " of 'tls' cannot be read from " + file,
        "Name a PEM file that the server's user may read.");
  }

  private static void checkRule(AccessRule rule) {
    if ((rule.role() == null) != rule.people().isEmpty()
        || rule.role() == null && rule.only().isEmpty() && !rule.hidden()) {
      throw refusal(
          "the rule of 'access' for " + rule.runbook() + " says nothing",
          "Give it 'role' and 'people', 'only' or 'hidden'.");
    }
    if (rule.role() != null && !Set.of("viewer", "operator", "approver").contains(rule.role())) {
      throw refusal(
          "'access' cannot give the role " + rule.role(), "Use viewer, operator or approver.");
    }
  }

  private static void checkRoles(String where, Collection<String> words) {
    List<String> known = Stream.of(Role.values()).map(Role::word).toList();
    words.stream()
        .filter(word -> !known.contains(word))
        .findFirst()
        .ifPresent(
            word -> {
              throw refusal(
                  "'" + where + "' names the role " + word,
                  "Use " + String.join(", ", known) + ".");
            });
  }

  private static String file(String path) {
    return Path.of(path).toAbsolutePath().toUri().toString();
  }

  private static UserError refusal(String fact, String hint) {
    return new UserError(ExitCode.INVALID, fact, hint);
  }
}
