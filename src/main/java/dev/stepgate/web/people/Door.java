package dev.stepgate.web.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away, before anything else looks at it, what no browser or program of ours sends. */
@Component
@Order(Door.AFTER_ENCODING)
final class Door extends OncePerRequestFilter {
  /** Only then are fields read as the letters that were sent. */
  static final int AFTER_ENCODING = Ordered.HIGHEST_PRECEDENCE + 10;

  static final int MOST_BYTES = 1 << 20;
  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  /** The fields of forms that may be there several times. */
  private static final Set<String> MANY = Set.of("role", "item", "items");

  private final Hosts hosts;
  private final Refusals refusals;

  Door(Hosts hosts, Refusals refusals) {
    this.hosts = hosts;
    this.refusals = refusals;
  }

  private record Refusal(int status, String why) {}

  private static final Refusal UNREADABLE = new Refusal(400, "The fields cannot be read as text.");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Refusal refusal = refusal(request).orElse(null);
    if (refusal == null) {
      chain.doFilter(request, response);
      return;
    }
    refusals.plain(request, response, refusal.status(), refusal.why());
  }

  private Optional<Refusal> refusal(HttpServletRequest request) {
    if (!hosts.isOurs(request)) {
      return Optional.of(new Refusal(421, "This server does not answer under that name."));
    }
    if (LOOKING.contains(request.getMethod())) {
      return fields(request).isPresent() ? Optional.empty() : Optional.of(UNREADABLE);
    }
    if (!isFromHere(request)) {
      return Optional.of(new Refusal(403, "This was sent from a page of another site."));
    }
    if (request.getContentLengthLong() > MOST_BYTES) {
      return Optional.of(new Refusal(413, "That is more than " + MOST_BYTES + " bytes."));
    }
    if (request.getHeader("Transfer-Encoding") != null) {
      return Optional.of(new Refusal(411, "Say how long the body is."));
    }
    return fields(request).map(Door::doubled).orElse(Optional.of(UNREADABLE));
  }

  /** Empty where they are no text. */
  private static Optional<Map<String, String[]>> fields(HttpServletRequest request) {
    try {
      return Optional.of(request.getParameterMap()).filter(Door::isText);
    } catch (IllegalStateException unreadable) {
      return Optional.empty();
    }
  }

  /** Not every store can keep a NUL. */
  private static boolean isText(Map<String, String[]> fields) {
    return fields.values().stream().flatMap(Stream::of).noneMatch(value -> value.indexOf(0) >= 0);
  }

  /** Browsers say where a form stood, and pages cannot change what they say. */
  private boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    @Nullable String origin = request.getHeader("Origin");
    return (site == null || OURS.contains(site))
        && (origin == null || hosts.isOurOrigin(origin, request));
  }

  /** Two readers of the same form must not see two different values. */
  private static Optional<Refusal> doubled(Map<String, String[]> fields) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().length > 1 && !MANY.contains(field.getKey()))
        .map(field -> field.getKey().replaceAll("[^A-Za-z0-9._-]", "?"))
        .map(name -> new Refusal(400, "The field '" + name + "' is there more than once."))
        .findFirst();
  }
}
