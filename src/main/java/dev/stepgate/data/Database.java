package dev.stepgate.data;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A database that has answered: what it is, and connections to it. */
public final class Database {
  private final String name;
  private final Address address;
  private final Brand brand;
  private final String version;
  private final Identity identity;

  private Database(String name, Address address, Brand brand, String version, Identity identity) {
    this.name = name;
    this.address = address;
    this.brand = brand;
    this.version = version;
    this.identity = identity;
  }

  /**
   * Goes there once, and asks who it is.
   *
   * @param name what the runbook calls it
   */
  public static Database reach(String name, Address address) throws SQLException {
    try (Connection connection = open(address, Map.of())) {
      return of(name, address, connection, true);
    }
  }

  /** The same, also where the server is there and the database is not. */
  public static Database reachServer(String name, Address address) throws SQLException {
    try {
      return reach(name, address);
    } catch (SQLException failed) {
      if (!isMissing(failed)) {
        throw failed;
      }
      try (Connection connection = open(beside(address), Map.of())) {
        return of(name, address, connection, false);
      }
    }
  }

  private static Database of(String name, Address address, Connection connection, boolean exists)
      throws SQLException {
    String version = one(connection, "select version()");
    Brand brand = brand(connection, version);
    Identity who = identity(connection, brand);
    Identity own = exists ? who : new Identity(brand, who.server(), address.database());
    return new Database(name, address, brand, version, own);
  }

  static boolean isMissing(SQLException failed) {
    return "3D000".equals(failed.getSQLState()) || failed.getErrorCode() == 1049;
  }

  /** Another database that is always there, or MySQL's none at all. */
  private static Address beside(Address address) {
    if (!address.url().startsWith("jdbc:postgresql:")) {
      return address.at("");
    }
    return address.at(address.database().equals("postgres") ? "template1" : "postgres");
  }

  /** A connection of its own, in the session's defaults: autocommit, UTC, UTF-8. */
  public Connection connect() throws SQLException {
    return connect(Map.of());
  }

  /**
   * The same with more said to the driver.
   *
   * @param properties of the driver; what the URL says counts more
   */
  public Connection connect(Map<String, String> properties) throws SQLException {
    Connection connection = open(address, properties);
    try {
      prepare(connection);
      return connection;
    } catch (SQLException failed) {
      connection.close();
      throw failed;
    }
  }

  /** A connection to the same server that does not stand in the way of dropping the database. */
  Connection server() throws SQLException {
    return open(beside(address), Map.of());
  }

  public String name() {
    return name;
  }

  public Address address() {
    return address;
  }

  public Brand brand() {
    return brand;
  }

  public String version() {
    return version;
  }

  public Identity identity() {
    return identity;
  }

  /** Who answers on this connection; null if it is no server at all. */
  public static @Nullable Identity identity(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.equals("SQLite")
        ? null
        : identity(connection, brand(connection, one(connection, "select version()")));
  }

  private void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (brand == Brand.POSTGRESQL) {
        statement.execute(
            "set time zone 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';"
                + " set extra_float_digits = 1; set bytea_output = 'hex'");
      } else {
        statement.execute("set time_zone = '+00:00'");
        statement.execute("set names utf8mb4");
      }
    }
  }

  private static Connection open(Address address, Map<String, String> more) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(more);
    if (address.user() != null) {
      properties.setProperty("user", address.user());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    String url = address.url();
    if (url.startsWith("jdbc:mariadb:")) {
      url = "jdbc:mysql:" + url.substring("jdbc:mariadb:".length());
    }
    if (url.startsWith("jdbc:mysql:")) {
      properties.putIfAbsent("connectTimeout", "10000");
      properties.putIfAbsent("tcpKeepAlive", "true");
      properties.putIfAbsent("allowPublicKeyRetrieval", "true");
      properties.putIfAbsent("connectionTimeZone", "UTC");
      properties.putIfAbsent("forceConnectionTimeZoneToSession", "true");
      properties.putIfAbsent("tinyInt1isBit", "false");
      properties.putIfAbsent("yearIsDateType", "false");
    }
    return DriverManager.getConnection(url, properties);
  }

  private static Brand brand(Connection connection, String version) throws SQLException {
    if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      return Brand.POSTGRESQL;
    }
    return version.contains("MariaDB") ? Brand.MARIADB : Brand.MYSQL;
  }

  /** MariaDB has no server_uuid; its server_uid serves where there is one. */
  private static Identity identity(Connection connection, Brand brand) throws SQLException {
    String server =
        switch (brand) {
          case POSTGRESQL ->
              one(connection, "select system_identifier::text from pg_control_system()");
          case MYSQL -> one(connection, "select @@server_uuid");
          case MARIADB -> one(connection, "select @@server_uid");
        };
    String database =
        one(
            connection,
            brand == Brand.POSTGRESQL ? "select current_database()" : "select database()");
    return new Identity(brand, server, database);
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }
}
