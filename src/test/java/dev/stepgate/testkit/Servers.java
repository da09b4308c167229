package dev.stepgate.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The servers of this process: real ones, with fresh data, on free ports of 127.0.0.1. */
public final class Servers {
  private static final String POSTGRES_15 = "/usr/lib/postgresql/15/bin/";
  private static final String PASSWORD = "pa'ss w\u00f6rd";

  private Servers() {}

  public static Server postgres() {
    return Postgres.SERVER;
  }

  public static Server mysql() {
    return Mysql.SERVER;
  }

  public static Server mariadb() {
    return Mariadb.SERVER;
  }

  /** An older one than {@link #postgres}, whose own tools are installed beside it. */
  public static Server postgres15() {
    return Postgres15.SERVER;
  }

  /** One that takes its user {@code engine} only over TLS and with a certificate. */
  public static TlsServer tlsPostgres15() {
    return TlsPostgres15.SERVER;
  }

  /** A server of a test's own, which can be killed and started again. */
  public static OwnServer ownPostgres15() {
    return Postgres15.own();
  }

  /** The same, MariaDB. */
  public static OwnServer ownMariadb() {
    return Mariadb.own();
  }

  /** A port that nobody listens on. */
  public static int freePort() {
    return ServerProcess.freePort();
  }

  private static final class Postgres {
    static final Server SERVER = start();

    private static Server start() {
      try {
        // Left to itself it would not write to the disk, and lose what it has acknowledged.
        EmbeddedPostgres started =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Server server =
            new Server("jdbc:postgresql:", started.getPort(), "postgres", "postgres", "postgres");
        server.execute("postgres", "create user test superuser password '" + quoted() + "'");
        return new Server("jdbc:postgresql:", started.getPort(), "postgres", "test", PASSWORD);
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  private static final class Postgres15 {
    static final Server SERVER = own().server();

    static OwnServer own() {
      Path home = installed();
      return server(home, List.of());
    }

    static Path installed() {
      Path home = ServerProcess.folder("postgres15");
      List<String> asOwner = asOwner(home);
      write(home.resolve("password"), PASSWORD);
      List<String> install =
          ServerProcess.join(
              asOwner, List.of(POSTGRES_15 + "initdb", "--pgdata=" + home.resolve("data")));
      ServerProcess.run(
          home,
          install,
          List.of(
              "--username=test",
              "--pwfile=" + home.resolve("password"),
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C.UTF-8",
              "--no-sync"));
      return home;
    }

    static OwnServer server(Path home, List<String> more) {
      int port = ServerProcess.freePort();
      Server server = new Server("jdbc:postgresql:", port, "postgres", "test", PASSWORD);
      List<String> base = ServerProcess.join(asOwner(home), List.of(POSTGRES_15 + "postgres"));
      List<String> options =
          List.of(
              "-D", home.resolve("data").toString(),
              "-c", "listen_addresses=127.0.0.1",
              "-c", "port=" + port,
              "-c", "fsync=off",
              "-c", "unix_socket_directories=");
      return OwnServer.started(server, home, base, ServerProcess.join(options, more));
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asOwner(Path home) {
      if (!System.getProperty("user.name").equals("root")) {
        return List.of();
      }
      ServerProcess.run(home, List.of("chown", "postgres:", home.toString()), List.of());
      return List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
    }
  }

  private static final class TlsPostgres15 {
    private static final String RULES =
        """
        host all test 127.0.0.1/32 scram-sha-256
        hostssl all engine 127.0.0.1/32 scram-sha-256 clientcert=verify-full
        """;
    static final TlsServer SERVER = start();

    private static TlsServer start() {
      Path home = Postgres15.installed();
      TlsServer.certify(home, "engine");
      write(home.resolve("data/pg_hba.conf"), RULES);
      Server server = Postgres15.server(home, TlsServer.options(home)).server();
      server.execute("postgres", "create user engine password '" + quoted() + "'");
      return new TlsServer(server, home, PASSWORD);
    }
  }

  private static final class Mysql {
    static final Server SERVER = start();

    private static Server start() {
      Path home = ServerProcess.folder("mysql");
      ServerProcess.unpack("/mysql-Linux-amd64.tar.gz", home);
      String program = home.resolve("bin/mysqld").toString();
      List<String> base =
          List.of(
              program,
              "--no-defaults",
              "--user=root",
              "--basedir=" + home,
              data(home),
              temporary(home));
      ServerProcess.run(home, base, List.of("--initialize-insecure"));
      return mysqlFamily(home, base, List.of("--mysqlx=OFF", "--skip-log-bin")).server();
    }
  }

  private static final class Mariadb {
    static final Server SERVER = own().server();

    static OwnServer own() {
      Path home = ServerProcess.folder("mariadb");
      List<String> install =
          List.of(
              "mariadb-install-db", "--no-defaults", "--user=root", data(home), temporary(home));
      ServerProcess.run(home, install, List.of("--auth-root-authentication-method=normal"));
      List<String> base =
          List.of("mariadbd", "--no-defaults", "--user=root", data(home), temporary(home));
      return mysqlFamily(home, base, List.of());
    }
  }

  private static OwnServer mysqlFamily(Path home, List<String> base, List<String> more) {
    Server server = new Server("jdbc:mysql:", ServerProcess.freePort(), "mysql", "test", PASSWORD);
    List<String> options =
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + server.port(),
            "--socket=" + home.resolve("socket"),
            "--pid-file=" + home.resolve("pid"),
            "--skip-name-resolve",
            "--init-file=" + firstStatements(home));
    return OwnServer.started(server, home, base, ServerProcess.join(options, more));
  }

  private static Path firstStatements(Path home) {
    String statements =
        "create user if not exists 'test'@'%' identified by '"
            + quoted()
            + "';\ngrant all on *.* to 'test'@'%' with grant option;\n";
    return write(home.resolve("init.sql"), statements);
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String data(Path home) {
    return "--datadir=" + home.resolve("data");
  }

  /** A server that starts removes the temporary tables of every other that has the same folder. */
  private static String temporary(Path home) {
    return "--tmpdir=" + home;
  }

  private static String quoted() {
    return PASSWORD.replace("'", "''");
  }
}
