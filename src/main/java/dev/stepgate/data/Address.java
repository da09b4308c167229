package dev.stepgate.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a database is, and as whom to go there. */
public record Address(String url, @Nullable String user, @Nullable String password) {
  private static final Pattern PARTS =
      Pattern.compile("(jdbc:[a-z]+:(?://[^/?]*/)?)([^/?]*)(\\?.*)?");

  /** The name of the database on its server; empty if the address names none. */
  public String database() {
    Matcher parts = PARTS.matcher(url);
    return parts.matches() ? parts.group(2) : "";
  }

  /** Another database of the same server. */
  Address at(String database) {
    Matcher parts = PARTS.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no JDBC address: " + this);
    }
    String options = parts.group(3) == null ? "" : parts.group(3);
    return new Address(parts.group(1) + database + options, user, password);
  }

  /** Without what nobody may read. */
  @Override
  public String toString() {
    int question = url.indexOf('?');
    return question < 0 ? url : url.substring(0, question);
  }
}
