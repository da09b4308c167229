package dev.stepgate.web.people;

import dev.stepgate.support.ExitCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** What those are told who may not. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Endpoints endpoints;

  Refusals(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** Nobody is signed in: programs are told so, people are asked. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    if (isForPrograms(request)) {
      problem(response, 401, "nobody is signed in");
    } else if (request.getMethod().equals("GET")) {
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      String wanted = request.getRequestURI() + query;
      response.sendRedirect(
          wanted.equals("/") ? "/sign-in" : "/sign-in?to=" + UriUtils.encode(wanted, "UTF-8"));
    } else {
      response.sendRedirect("/sign-in");
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    int status = refused instanceof CsrfException || isThere(request) ? 403 : 404;
    if (isForPrograms(request)) {
      problem(response, status, fact(status, refused));
    } else {
      request.setAttribute(Failures.REFUSAL, fact(status, refused));
      response.sendError(status);
    }
  }

  /** Where no page can be made yet; what else was sent is not read. */
  void plain(HttpServletRequest request, HttpServletResponse response, int status, String why)
      throws IOException {
    response.setHeader("Connection", "close");
    if (isForPrograms(request)) {
      problem(response, status, why);
      return;
    }
    response.setStatus(status);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("text/plain;charset=UTF-8");
    response.getOutputStream().write((why + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void problem(HttpServletResponse response, int status, String detail) throws IOException {
    response.setStatus(status);
    if (status == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.setContentType("application/problem+json");
    JSON.writeValue(
        response.getOutputStream(),
        Map.of(
            "type",
            "about:blank",
            "title",
            HttpStatus.valueOf(status).getReasonPhrase(),
            "status",
            status,
            "detail",
            detail,
            "hint",
            status == 401 ? "Send an API token as Authorization: Bearer." : "",
            "exit",
            exit(status).code()));
  }

  private static ExitCode exit(int status) {
    return status >= 500 ? ExitCode.BUG : status == 400 ? ExitCode.INVALID : ExitCode.REFUSED;
  }

  private boolean isThere(HttpServletRequest request) {
    return endpoints.find(request).filter(who -> who != Endpoints.For.NOBODY).isPresent();
  }

  private static String fact(int status, AccessDeniedException refused) {
    if (refused instanceof NotAllowed notAllowed) {
      return String.valueOf(notAllowed.getMessage());
    }
    return refused instanceof CsrfException
        ? "the form is too old, or not of this server"
        : status == 404 ? "there is no such page" : "your roles do not allow this";
  }

  private static boolean isForPrograms(HttpServletRequest request) {
    return isForPrograms(request.getRequestURI());
  }

  /** Whoever asks there reads problems, not pages. */
  static boolean isForPrograms(String path) {
    return (path + "/").startsWith("/api/") || path.startsWith("/actuator/");
  }
}
