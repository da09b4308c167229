package dev.stepgate.run.store;

import java.util.Locale;

/** The kinds of database that a store can be; each name is also Spring Batch's database type. */
public enum Vendor {
  SQLITE,
  POSTGRES,
  MYSQL,
  MARIADB;

  /** As people call it. */
  public String title() {
    return switch (this) {
      case SQLITE -> "SQLite";
      case POSTGRES -> "PostgreSQL";
      case MYSQL -> "MySQL";
      case MARIADB -> "MariaDB";
    };
  }

  String scripts() {
    return "db/migration/" + title().toLowerCase(Locale.ROOT);
  }

  /** Decided by what the server says, because both families answer to both kinds of URL. */
  static Vendor of(String product, String version) {
    return switch (product) {
      case "SQLite" -> SQLITE;
      case "PostgreSQL" -> POSTGRES;
      default -> version.toLowerCase(Locale.ROOT).contains("mariadb") ? MARIADB : MYSQL;
    };
  }
}
