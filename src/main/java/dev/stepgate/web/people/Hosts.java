package dev.stepgate.web.people;

import dev.stepgate.web.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Under which names this server may be asked; a page elsewhere cannot borrow them. */
@Component
final class Hosts {
  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");
  private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "[::]");
  private final ConsoleSettings settings;

  Hosts(ConsoleSettings settings) {
    this.settings = settings;
  }

  boolean isOurs(HttpServletRequest request) {
    List<String> named = Collections.list(request.getHeaders("Host"));
    return named.size() == 1
        && ours(request.getLocalPort()).contains(named.get(0).toLowerCase(Locale.ROOT));
  }

  /** Whether a form stood on one of our pages, as the browser says it. */
  boolean isOurOrigin(String origin, HttpServletRequest request) {
    String scheme = settings.isSecret() ? "https://" : "http://";
    String asked = scheme + request.getHeader("Host").toLowerCase(Locale.ROOT);
    String plain = origin.toLowerCase(Locale.ROOT);
    return plain.equals(asked)
        || settings.address() != null
            && (plain + "/").equals(settings.url(0).toLowerCase(Locale.ROOT));
  }

  private Set<String> ours(int port) {
    Set<String> names = new HashSet<>(HERE);
    if (!EVERYWHERE.contains(settings.listenAddress())) {
      names.add(settings.host().toLowerCase(Locale.ROOT));
    }
    Set<String> all = new HashSet<>();
    names.forEach(name -> all.add(name + ":" + port));
    if (port == (settings.tls() == null ? 80 : 443)) {
      all.addAll(names);
    }
    if (settings.address() != null) {
      all.add(URI.create(settings.address()).getAuthority().toLowerCase(Locale.ROOT));
    }
    return all;
  }
}
