package dev.stepgate.web.people;

import dev.stepgate.run.Engine;
import dev.stepgate.web.ConsoleSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets people in whom the configured provider knows, with the roles that their groups give. */
@Component
final class OpenIdSignIn {
  private final ConsoleSettings console;
  private final Engine engine;
  private final Book book;
  private final Clock clock;

  OpenIdSignIn(ConsoleSettings console, Engine engine, Book book, Clock clock) {
    this.console = console;
    this.engine = engine;
    this.book = book;
    this.clock = clock;
  }

  void addTo(HttpSecurity http) throws Exception {
    String here = console.address() == null ? "{baseUrl}/" : console.url(0);
    OpenIdProvider provider =
        new OpenIdProvider(settings(), here + OpenIdProvider.BACK.substring(1));
    http.oauth2Login(
        login ->
            login
                .loginPage("/sign-in")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoClients())
                .authorizationEndpoint(there -> there.baseUri("/sign-in"))
                .redirectionEndpoint(back -> back.baseUri(OpenIdProvider.BACK))
                .successHandler(this::arrived)
                .failureHandler(
                    (request, response, refused) -> refuse(request, response, "was refused")));
  }

  private OpenIdSettings settings() {
    return Objects.requireNonNull(console.openid());
  }

  private void arrived(
      HttpServletRequest request, HttpServletResponse response, Authentication proven)
      throws IOException {
    OidcUser user = (OidcUser) Objects.requireNonNull(proven.getPrincipal());
    Optional<String> name = name(user);
    Set<Role> roles = roles(user);
    if (name.isEmpty() || roles.isEmpty()) {
      refuse(request, response, name.isEmpty() ? "gave no name of its own" : "gave no role");
      return;
    }
    SignIn signIn = new SignIn(name.get(), SignIn.Method.OPENID, roles, 0, clock.instant());
    keep(signIn, request, response);
    book.write(signIn.getName(), request.getRemoteAddr(), signIn.method().words(), "signed in");
    response.sendRedirect("/");
  }

  /** Instead of what the provider gave, of which nothing is needed any more. */
  private static void keep(
      SignIn signIn, HttpServletRequest request, HttpServletResponse response) {
    SecurityContextImpl context = new SecurityContextImpl(signIn);
    SecurityContextHolder.setContext(context);
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
  }

  /** A name that somebody has here is taken: two people must not be one in the log. */
  private Optional<String> name(OidcUser user) {
    return Optional.ofNullable(user.getClaimAsString(settings().nameOfPerson()))
        .flatMap(Names::known)
        .filter(name -> engine.store().accounts().find(name).isEmpty());
  }

  private Set<Role> roles(OidcUser user) {
    Object claim = user.getClaims().get(settings().namesOfGroups());
    Collection<?> groups =
        claim instanceof Collection<?> many ? many : List.of(String.valueOf(claim));
    return Role.of(
        groups.stream()
            .map(group -> settings().roles().get(String.valueOf(group)))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, String why)
      throws IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
    book.write(
        "",
        request.getRemoteAddr(),
        SignIn.Method.OPENID.words(),
        "sign-in failed: the provider " + why);
    response.sendRedirect("/sign-in?note=elsewhere");
  }
}
