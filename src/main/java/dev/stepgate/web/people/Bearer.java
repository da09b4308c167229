package dev.stepgate.web.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises who a token stands for. */
final class Bearer extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private final TokenDesk tokens;
  private final Refusals refusals;

  Bearer(TokenDesk tokens, Refusals refusals) {
    this.tokens = tokens;
    this.refusals = refusals;
  }

  /** Tokens are for programs: no page can be opened with one, so that none makes another. */
  static boolean isUsed(HttpServletRequest request) {
    String given = request.getHeader("Authorization");
    return given != null
        && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && Refusals.isForPrograms(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String secret = request.getHeader("Authorization").substring(SCHEME.length()).strip();
    Optional<SignIn> signIn = tokens.signIn(secret);
    if (signIn.isEmpty()) {
      refusals.problem(response, 401, "the token is unknown, expired or revoked");
      return;
    }
    SecurityContextHolder.setContext(new SecurityContextImpl(signIn.get()));
    chain.doFilter(request, response);
  }
}
