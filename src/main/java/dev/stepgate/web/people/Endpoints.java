package dev.stepgate.web.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/** The table of all addresses and who may ask for them; what is not in it is not answered. */
@Component
public final class Endpoints implements AuthorizationManager<RequestAuthorizationContext> {
  private static final String TABLE = "/dev/stepgate/web/endpoints.txt";
  private static final String FILES = "/static/";
  private final List<Row> rows = read();
  private final Set<String> files = files();
  private final Access access;

  Endpoints(Access access) {
    this.access = access;
  }

  /** Who it is for. */
  public enum For {
    ANYBODY,
    SIGNED_IN,
    VIEW,
    START,
    CONFIRM,
    ADMIN,
    NOBODY
  }

  /**
   * One line of the table.
   *
   * @param method ANY for all
   */
  public record Row(String method, String pattern, For who) {
    static Row of(String line) {
      String[] words = line.strip().split(" +");
      return new Row(words[0], words[1], For.valueOf(words[2].replace('-', '_')));
    }

    boolean matches(HttpServletRequest request) {
      return isFor(request.getMethod())
          && PathPatternRequestMatcher.pathPattern(pattern).matches(request);
    }

    private boolean isFor(String wanted) {
      return method.equals("ANY")
          || method.equals(wanted)
          || method.equals("GET") && wanted.equals(HttpMethod.HEAD.name());
    }
  }

  public List<Row> rows() {
    return rows;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends Authentication> who, RequestAuthorizationContext context) {
    For wanted = find(context.getRequest()).orElse(For.NOBODY);
    return new AuthorizationDecision(isOpen(wanted, who));
  }

  /** Empty for an address that there is not. */
  Optional<For> find(HttpServletRequest request) {
    if (isFile(request)) {
      return Optional.of(For.ANYBODY);
    }
    return rows.stream().filter(row -> row.matches(request)).map(Row::who).findFirst();
  }

  /** Style, script and pictures hold nothing of anybody. */
  boolean isFile(HttpServletRequest request) {
    return Set.of("GET", "HEAD").contains(request.getMethod())
        && files.contains(request.getRequestURI());
  }

  private boolean isOpen(For wanted, Supplier<? extends Authentication> who) {
    return switch (wanted) {
      case ANYBODY -> true;
      case NOBODY -> false;
      case SIGNED_IN -> who.get() instanceof SignIn;
      default -> who.get() instanceof SignIn && access.hasSomewhere(Right.valueOf(wanted.name()));
    };
  }

  private static List<Row> read() {
    try (InputStream in = Objects.requireNonNull(Endpoints.class.getResourceAsStream(TABLE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Row::of)
          .toList();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Set<String> files() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver().getResources("classpath*:static/**/*.*");
      return Stream.of(found).map(Endpoints::address).collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String address(Resource file) {
    try {
      String url = file.getURL().toString();
      return url.substring(url.lastIndexOf(FILES) + FILES.length() - 1).replace(" ", "%20");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(String.format(Locale.ROOT, "%s", file), unreadable);
    }
  }
}
