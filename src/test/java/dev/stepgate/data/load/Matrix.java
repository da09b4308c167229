package dev.stepgate.data.load;

import dev.stepgate.testkit.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tables with everything that a server knows and something somewhere got wrong. */
final class Matrix {
  private static final String POSTGRES_TABLES =
      "select oid::regclass from pg_class where relkind = 'r' and relname <> 'stepgate_load'"
          + " and relnamespace not in (select oid from pg_namespace where nspname like 'pg_%'"
          + " or nspname = 'information_schema')";
  private static final String POSTGRES_SUM =
      "select '%1$s', count(*), md5(string_agg(m, '' order by m)) from"
          + " (select md5(t::text) m from only %1$s t) x";
  private static final String MYSQL_TABLES =
      "select table_name from information_schema.tables where table_schema = database()"
          + " and table_type = 'BASE TABLE'"
          + " and table_name <> 'stepgate_load'";

  private final Server server;
  private final List<String> scripts;

  /**
   * @param scripts of the folder {@code matrix}, each of which has another with its rows
   */
  Matrix(Server server, String... scripts) {
    this.server = server;
    this.scripts = List.of(scripts);
  }

  Target empty() {
    Target target = Target.on(server);
    scripts.forEach(script -> execute(target, script));
    return target;
  }

  Target filled() {
    Target target = empty();
    scripts.forEach(script -> execute(target, script + "-rows"));
    return target;
  }

  /** What each table holds as the server itself sums it up, which no export has seen. */
  List<String> sums(Target target) {
    boolean postgres = server.scheme().equals("jdbc:postgresql:");
    List<String> sums = new ArrayList<>();
    for (String table : target.rows(postgres ? POSTGRES_TABLES : MYSQL_TABLES)) {
      sums.addAll(
          postgres
              ? target.rows(POSTGRES_SUM.formatted(table))
              : target.rows("checksum table `" + table + "`").stream().map(Matrix::last).toList());
    }
    sums.sort(null);
    return sums;
  }

  /** Without the database's name. */
  private static String last(String row) {
    return row.substring(row.indexOf('.'));
  }

  private void execute(Target target, String script) {
    target.executeAll(
        server.scheme().equals("jdbc:postgresql:")
            ? "set search_path = public"
            : "set sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0",
        text(script).split(";\n"));
  }

  private static String text(String script) {
    try (InputStream file = Matrix.class.getResourceAsStream("/matrix/" + script + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
