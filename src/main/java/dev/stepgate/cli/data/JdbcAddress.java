package dev.stepgate.cli.data;

import dev.stepgate.data.Address;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address as it may be typed: without user and password, as others see command lines. */
record JdbcAddress(String url) {
  private static final List<String> SCHEMES =
      List.of("jdbc:postgresql:", "jdbc:mysql:", "jdbc:mariadb:");

  /** In front of the host, or as an option; drivers take options in more than one form. */
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?i)//[^/?]*@|[?&;,(]\\s*(user|username|password\\d?|sslpassword)\\s*(=|%3d)");

  JdbcAddress {
    Invalid.when(
        CREDENTIALS.matcher(url).find(),
        "the address holds a user or a password, which others see in the list of processes",
        "Leave them out of the address; give --user, and --password-env or --password-file.");
    Invalid.when(
        SCHEMES.stream().noneMatch(url::startsWith),
        "'" + url + "' is no address of a database that stepgate knows",
        "It begins with jdbc:postgresql:, jdbc:mysql: or jdbc:mariadb:.");
    Invalid.when(
        new Address(url, null, null).database().isEmpty(),
        "the address '" + new Address(url, null, null) + "' names no database",
        "Add its name, as in jdbc:postgresql://db.example/jobs.");
  }

  static boolean looksLikeOne(String name) {
    return name.startsWith("jdbc:");
  }

  /** The name of the database on its server. */
  String database() {
    return new Address(url, null, null).database();
  }

  Address as(@Nullable String user, @Nullable String password) {
    return new Address(url, user, password);
  }
}
