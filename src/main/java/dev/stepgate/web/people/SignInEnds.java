package dev.stepgate.web.people;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Where people go after a sign-in, a failed one, and the sign-out. */
@Component
final class SignInEnds
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {
  private final Book book;

  SignInEnds(Book book) {
    this.book = book;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication signIn)
      throws IOException {
    response.sendRedirect(target(request.getParameter("to")));
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws ServletException, IOException {
    if (refused instanceof SlowedDown slow) {
      response.setStatus(429);
      response.setHeader("Retry-After", String.valueOf(slow.seconds()));
      request.setAttribute("seconds", slow.seconds());
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      request.setAttribute("failed", true);
    }
    request.getRequestDispatcher("/sign-in/again").forward(request, response);
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    if (who instanceof SignIn signIn) {
      book.write(signIn.getName(), request.getRemoteAddr(), signIn.method().words(), "signed out");
    }
  }

  /** A page of this server and nothing else. */
  static String target(@Nullable String wanted) {
    return wanted != null && wanted.matches("/(?![/\\\\])[A-Za-z0-9/_.~%?&=:+,@-]*") ? wanted : "/";
  }
}
