package dev.stepgate.web.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
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

  Door(Hosts hosts) {
    this.hosts = hosts;
  }

  private record Refusal(int status, String why) {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Refusal refusal = refusal(request).orElse(null);
    if (refusal == null) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(refusal.status());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Connection", "close");
    response.setContentType("text/plain;charset=UTF-8");
    response.getOutputStream().write((refusal.why() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Refusal> refusal(HttpServletRequest request) {
    if (!hosts.isOurs(request)) {
      return Optional.of(new Refusal(421, "This server does not answer under that name."));
    }
    if (LOOKING.contains(request.getMethod())) {
      return Optional.empty();
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
    return doubled(request)
        .map(name -> new Refusal(400, "The field '" + name + "' is there more than once."));
  }

  /** Browsers say where a form stood, and pages cannot change what they say. */
  private boolean isFromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    @Nullable String origin = request.getHeader("Origin");
    return (site == null || OURS.contains(site))
        && (origin == null || hosts.isOurOrigin(origin, request));
  }

  /** Two readers of the same form must not see two different values. */
  private static Optional<String> doubled(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .filter(field -> field.getValue().length > 1 && !MANY.contains(field.getKey()))
        .map(field -> field.getKey().replaceAll("[^A-Za-z0-9._-]", "?"))
        .findFirst();
  }
}
