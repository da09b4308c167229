package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.Database;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunTest {
  @TempDir Path folder;

  @Test
  void keepsAllOfAScriptOrNothing() throws SQLException, DataError, IOException {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    Scripts scripts = new Scripts(server, folder);
    Path broken = scripts.file("create table t (a int);\ninsert into t values (1);\nselect 1/0;\n");
    assertThatThrownBy(() -> scripts.run(database, broken, true))
        .hasMessage(broken + ":3: statement 3, select 1/0, fails: division by zero (22012)");
    assertThat(scripts.one(database, "select to_regclass('t')")).isNull();
    assertThatThrownBy(() -> scripts.run(database, broken, false)).isInstanceOf(DataError.class);
    assertThat(scripts.one(database, "select count(*) from t")).isEqualTo("1");
  }

  @Test
  void refusesToEndItsOneTransactionEarly() throws SQLException, DataError, IOException {
    Server server = Servers.postgres();
    Scripts scripts = new Scripts(server, folder);
    Path script = scripts.file("select 1;\ncommit;\nselect 2;\n");
    assertThatThrownBy(() -> scripts.run(server.home(), script, true))
        .hasMessage(script + ":2: the statement ends the one transaction of the script");
    Path mysql = scripts.file("select 1;");
    assertThatThrownBy(() -> new Scripts(Servers.mysql(), folder).run("mysql", mysql, true))
        .hasMessage(
            mysql + " cannot run in one transaction: MYSQL keeps each change of a table at once");
  }

  @Test
  void readsLatinScriptsAsTheySayThemselves() throws SQLException, DataError, IOException {
    String text = "création ÿ €".replace("€", "");
    for (Server server : new Server[] {Servers.mysql(), Servers.mariadb()}) {
      String database = server.newDatabase();
      Scripts scripts = new Scripts(server, folder);
      server.execute(database, "create table t (a text character set utf8mb4, b blob)");
      String script =
          "set names latin1;\ninsert into t values ('" + text + "', _binary'\u0080\u009f');\n";
      Path file = Files.write(folder.resolve("latin.sql"), script.getBytes(ISO_8859_1));
      scripts.run(database, file);
      assertThat(scripts.one(database, "select a from t")).isEqualTo(text);
      assertThat(scripts.one(database, "select hex(b) from t")).isEqualTo("809F");
    }
    Server server = Servers.postgres();
    String database = server.newDatabase();
    Scripts scripts = new Scripts(server, folder);
    server.execute(database, "create table t (a text)");
    String script =
        "SET client_encoding = 'LATIN1';\ninsert into t values ('"
            + text
            + "');\n"
            + "copy t from stdin;\n"
            + text
            + "\n\\.\n";
    Path file = Files.write(folder.resolve("latin.sql"), script.getBytes(ISO_8859_1));
    assertThat(scripts.run(database, file).statements()).isEqualTo(3);
    assertThat(scripts.one(database, "select string_agg(a, ',') from t"))
        .isEqualTo(text + "," + text);
  }

  @Test
  void refusesBytesThatMeanNothing() throws IOException {
    Server server = Servers.postgres();
    Scripts scripts = new Scripts(server, folder);
    Path file =
        Files.write(folder.resolve("a.sql"), "select 1;\nselect '\u00e9';".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> scripts.run(server.home(), file))
        .hasMessage(file + ":2: the statement that begins here holds bytes that are not UTF-8");
    Path unknown = scripts.file("set client_encoding to 'EBCDIC';");
    assertThatThrownBy(() -> scripts.run(server.home(), unknown))
        .hasMessage(unknown + ":1: the encoding EBCDIC is not read here");
  }

  @Test
  void takesBackslashesAsTheServerDoesAtThatMoment() throws SQLException, DataError, IOException {
    for (Server server : new Server[] {Servers.mysql(), Servers.mariadb()}) {
      String database = server.newDatabase();
      Scripts scripts = new Scripts(server, folder);
      scripts.run(
          database,
          "create table t (a text);\ninsert into t values ('\\'1');\n"
              + "set sql_mode = 'NO_BACKSLASH_ESCAPES';\ninsert into t values ('2\\');\n"
              + "set sql_mode = '';\ninsert into t values ('\\';3');\n");
      assertThat(scripts.one(database, "select group_concat(a order by hex(a)) from t"))
          .isEqualTo("'1,';3,2\\");
    }
    Server server = Servers.postgres();
    String database = server.newDatabase();
    Scripts scripts = new Scripts(server, folder);
    scripts.run(
        database,
        "create table t (a text);\ninsert into t values ('1\\');\n"
            + "set standard_conforming_strings = off;\ninsert into t values ('\\';2');\n");
    assertThat(scripts.one(database, "select string_agg(a, ',' order by a collate \"C\") from t"))
        .isEqualTo("';2,1\\");
  }

  @Test
  void countsWarningsAndLetsGoOfResults() throws SQLException, DataError, IOException {
    for (Server server : new Server[] {Servers.postgres(), Servers.mysql(), Servers.mariadb()}) {
      String database = server.newDatabase();
      ScriptOutcome outcome =
          new Scripts(server, folder)
              .run(database, "drop table if exists nothing;\nselect 1;\nselect 2;\n");
      assertThat(outcome.statements()).isEqualTo(3);
      assertThat(outcome.warnings()).isEqualTo(1);
    }
  }

  @Test
  void leavesTheDriverAsItWas() throws SQLException, DataError, IOException {
    Database mysql = new Scripts(Servers.mysql(), folder).reach("mysql");
    Path script = new Scripts(Servers.mysql(), folder).file("select 1;");
    try (Connection connection = mysql.connect()) {
      new ScriptRun(connection, Brand.MYSQL, false, progress -> {}, () -> false).run(script);
      try (var result = connection.createStatement().executeQuery("select 'é🎉'")) {
        result.next();
        assertThat(result.getString(1)).isEqualTo("é🎉");
      }
    }
  }

  @Test
  void stopsInTheMiddleOfAStatement() throws SQLException, DataError, IOException {
    for (Server server : new Server[] {Servers.postgres(), Servers.mysql(), Servers.mariadb()}) {
      String sleep =
          server == Servers.postgres()
              ? "select pg_sleep(30)"
              : "select sleep(0.3) from information_schema.collations";
      Scripts scripts = new Scripts(server, folder);
      Path script = scripts.file("select 1;\n" + sleep + ";\nselect 3;");
      long begin = System.nanoTime();
      assertThat(stoppedAfterMillis(scripts, script, 1500))
          .isEqualTo(new ScriptOutcome(1, 0, Files.size(script), true));
      assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
    }
  }

  @Test
  void stopsInTheMiddleOfRowsAndKeepsNoneOfThem() throws SQLException, DataError, IOException {
    Server server = Servers.postgres();
    Scripts scripts = new Scripts(server, folder);
    String database = server.newDatabase();
    server.execute(database, "create table t (a text)");
    String row = "it is a row\n";
    Path script = scripts.file("copy t from stdin;\n" + row.repeat(200_000) + "\\.\n");
    AtomicBoolean stop = new AtomicBoolean();
    List<ScriptProgress> told = new ArrayList<>();
    try (Connection connection = scripts.reach(database).connect()) {
      ScriptRun run =
          new ScriptRun(connection, Brand.POSTGRESQL, false, told::add, () -> stop.getAndSet(true));
      ScriptOutcome outcome = run.run(script);
      assertThat(outcome.stopped()).isTrue();
      assertThat(outcome.bytesRead()).isLessThan(Files.size(script));
      assertThat(told)
          .last()
          .isEqualTo(
              new ScriptProgress(outcome.bytesRead(), Files.size(script), outcome.statements()));
    }
    assertThat(scripts.one(database, "select count(*) from t")).isEqualTo("0");
  }

  private static ScriptOutcome stoppedAfterMillis(Scripts scripts, Path script, long millis)
      throws SQLException, DataError {
    Database database = scripts.reach(scripts.server().home());
    try (Connection connection = database.connect()) {
      long end = System.nanoTime() + millis * 1_000_000;
      return new ScriptRun(
              connection, database.brand(), false, progress -> {}, () -> System.nanoTime() > end)
          .run(script);
    }
  }
}
