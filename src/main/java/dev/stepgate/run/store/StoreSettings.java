package dev.stepgate.run.store;

import dev.stepgate.support.Durations;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is.
 *
 * @param file the SQLite file, or null when a server is used
 * @param lease how long a holder on another machine may be silent before it counts as dead
 */
public record StoreSettings(
    String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable Path file,
    Duration lease) {
  private static final List<String> SERVERS =
      List.of("jdbc:postgresql:", "jdbc:mysql:", "jdbc:mariadb:");
  private static final Pattern PLACE =
      Pattern.compile("^jdbc:[a-z:]+//(?:[^/?]*@)?([^/?]*)(?:/([^?;]*))?.*$");

  /**
   * Reads STEPGATE_STORE_URL, STEPGATE_STORE_USER, STEPGATE_STORE_PASSWORD and STEPGATE_LEASE; the
   * default is a file.
   */
  public static StoreSettings from(Path stepgateHome, Map<String, String> env) {
    String url = env.getOrDefault("STEPGATE_STORE_URL", "").strip();
    Duration lease = lease(env.getOrDefault("STEPGATE_LEASE", "15s"));
    return url.isEmpty()
        ? file(stepgateHome.toAbsolutePath().resolve(".stepgate").resolve("store.db"), lease)
        : server(url, env.get("STEPGATE_STORE_USER"), env.get("STEPGATE_STORE_PASSWORD"), lease);
  }

  static StoreSettings file(Path file, Duration lease) {
    // As a URI, so that a question mark in the path is not taken for the start of the settings.
    String url =
        "jdbc:sqlite:"
            + file.toUri()
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&transaction_mode=IMMEDIATE";
    return new StoreSettings(url, null, null, file, lease);
  }

  static StoreSettings server(
      String url, @Nullable String user, @Nullable String password, Duration lease) {
    if (SERVERS.stream().noneMatch(url::startsWith)) {
      throw new UserError(
          ExitCode.INVALID,
          "STEPGATE_STORE_URL begins with '" + scheme(url) + "', which cannot be a store",
          "Use jdbc:postgresql:, jdbc:mysql: or jdbc:mariadb:, or leave it unset to use a file.");
    }
    return new StoreSettings(
        url.replaceFirst("^jdbc:mariadb:", "jdbc:mysql:"), user, password, null, lease);
  }

  /** For people: the file, or the database and its host, never the password. */
  public String describe() {
    if (file != null) {
      return "'" + file + "'";
    }
    Matcher place = PLACE.matcher(url);
    return place.matches()
        ? "database '"
            + (place.group(2) == null ? "" : place.group(2))
            + "' on '"
            + place.group(1)
            + "'"
        : "at '" + url.replaceFirst("\\?.*$", "").replaceFirst("//.*@", "//") + "'";
  }

  /** How often a holder says that it lives. */
  public Duration beat() {
    return lease.dividedBy(3);
  }

  @Override
  public String toString() {
    return "StoreSettings[" + describe() + "]";
  }

  private static Duration lease(String text) {
    try {
      Duration lease = Durations.parse(text);
      if (!lease.isZero()) {
        return lease;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, together with zero.
    }
    throw new UserError(
        ExitCode.INVALID,
        "STEPGATE_LEASE is '" + text + "', which is no duration",
        "Use a duration such as 15s, or leave it unset.");
  }

  private static String scheme(String url) {
    Matcher scheme = Pattern.compile("^(?:jdbc:)?[A-Za-z0-9+]*:?").matcher(url);
    return scheme.find() ? scheme.group() : "";
  }
}
