package dev.stepgate.web.people;

import dev.stepgate.run.Engine;
import dev.stepgate.run.store.Account;
import dev.stepgate.web.ConsoleSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks at every request whether a sign-in still stands, and what the person may do now. */
final class Standing extends OncePerRequestFilter {
  private static final String SEEN = Standing.class.getName();
  private final Engine engine;
  private final Endpoints endpoints;
  private final SessionSettings settings;
  private final Clock clock;

  Standing(Engine engine, Endpoints endpoints, ConsoleSettings settings, Clock clock) {
    this.engine = engine;
    this.endpoints = endpoints;
    this.settings = settings.sessions();
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return endpoints.isFile(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null
        && SecurityContextHolder.getContext().getAuthentication() instanceof SignIn signIn) {
      Optional<SignIn> now = isOver(session, signIn) ? Optional.empty() : fresh(signIn);
      if (now.isEmpty()) {
        session.invalidate();
      }
      SecurityContextHolder.setContext(
          now.map(SecurityContextImpl::new).orElseGet(SecurityContextImpl::new));
    }
    chain.doFilter(request, response);
  }

  private boolean isOver(HttpSession session, SignIn signIn) {
    Instant now = clock.instant();
    Instant seen = session.getAttribute(SEEN) instanceof Instant before ? before : signIn.since();
    session.setAttribute(SEEN, now);
    return now.isAfter(seen.plus(settings.idleTime()))
        || now.isAfter(signIn.since().plus(settings.longestTime()));
  }

  private Optional<SignIn> fresh(SignIn signIn) {
    if (!signIn.isLocal()) {
      return Optional.of(signIn);
    }
    return engine
        .store()
        .accounts()
        .find(signIn.getName())
        .filter(account -> !account.disabled() && account.stamp() == signIn.stamp())
        .map((Account account) -> signIn.as(account));
  }
}
