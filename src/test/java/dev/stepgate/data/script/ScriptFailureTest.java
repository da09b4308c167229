package dev.stepgate.data.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure names file, line and statement, and shows nothing of anybody's data. */
class ScriptFailureTest {
  @TempDir Path folder;

  @Test
  void blanksWhatMariadbRepeats() throws SQLException, IOException {
    for (Server server : new Server[] {Servers.mariadb(), Servers.mysql()}) {
      String database = server.newDatabase();
      server.execute(database, "create table `t` (a varchar(9), n int, unique key `one` (a))");
      fails(
          server,
          database,
          "select 1;\n-- it's\ninsert into t (a) values\n('O''Brien'),('O''Brien');",
          ":3: statement 2, insert into t (a) values ('…'),('…'), fails: "
              + "Duplicate entry '…' for key 'one' (1062, 23000)");
      String column = server == Servers.mysql() ? "'n'" : "`" + database + "`.`t`.`n`";
      fails(
          server,
          database,
          "insert into t (n) values (\"Miller\");",
          ":1: statement 1, insert into t (n) values ('…'), fails: "
              + "Incorrect integer value: '…' for column "
              + column
              + " at row 1 (1366, "
              + (server == Servers.mysql() ? "HY000)" : "22001)"));
      fails(
          server,
          database,
          "insert into other values (0xDEADBEEF, x'00' # Bob\n, 2);",
          ":1: statement 1, insert into other values ('…', x'…' , 2), fails: "
              + "Table '"
              + database
              + ".other' doesn't exist (1146, 42S02)");
    }
  }

  @Test
  void blanksWhatPostgresRepeats() throws SQLException, IOException {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    server.execute(database, "create table t (a text unique, n int)");
    fails(
        server,
        database,
        "insert into t (a) values ('O''Brien'), (E'O\\'Brien'), ($$Bob$$);",
        ":1: statement 1, insert into t (a) values ('…'), ('…'), ('…'), fails: "
            + "duplicate key value violates unique constraint \"t_a_key\" (23505)");
    fails(
        server,
        database,
        "\ninsert into t (n) values ('Miller')",
        ":2: statement 1, insert into t (n) values ('…'), fails: "
            + "invalid input syntax for type integer: \"…\" (22P02)");
    fails(
        server,
        database,
        "do $$ begin raise exception 'it is Bob'; end $$;",
        ":1: statement 1, do '…', fails: "
            + "the database's own code refuses, in words that are not shown here (P0001)");
  }

  @Test
  void namesTheLineAndColumnOfRowsThatAreCopied() throws SQLException, IOException {
    Server server = Servers.postgres();
    String database = server.newDatabase();
    fails(
        server,
        database,
        "create table t (a int, b int);\n\ncopy t (a,\n b) from stdin;\n1\t2\n3\tMiller\n\\.\n",
        ":3: statement 2, copy t (a, b) from stdin, fails: "
            + "line 6, column b: invalid input syntax for type integer: \"…\" (22P02)");
    fails(
        server,
        database,
        "create table if not exists t (a int, b int);\ncopy t from stdin;\n1\t2\n",
        ":3: the rows that begin here do not end with a line \\.");
    assertThat(new Scripts(server, folder).one(database, "select count(*) from t")).isEqualTo("0");
  }

  @Test
  void saysWhenAStatementIsLongerThanTheServerTakes() throws SQLException, IOException {
    Server server = Servers.mysql();
    String database = server.newDatabase();
    String before = new Scripts(server, folder).one(database, "select @@max_allowed_packet");
    server.execute(database, "set global max_allowed_packet = 1048576");
    try {
      fails(
          server,
          database,
          "select 1;\nselect length('" + "a".repeat(1_048_576) + "');",
          ":2: the statement that begins here is longer than the 1048568 bytes of"
              + " max_allowed_packet");
    } finally {
      server.execute(database, "set global max_allowed_packet = " + before);
    }
  }

  @Test
  void refusesATransactionThatIsNotEnded() throws SQLException, IOException {
    for (Server server : new Server[] {Servers.postgres(), Servers.mariadb(), Servers.mysql()}) {
      String database = server.newDatabase();
      server.execute(database, "create table t (a int)");
      fails(
          server,
          database,
          "begin;\ninsert into t values (1);\n",
          " ends in a transaction that it has begun, which is undone");
      assertThat(new Scripts(server, folder).one(database, "select count(*) from t"))
          .isEqualTo("0");
    }
  }

  private void fails(Server server, String database, String script, String message)
      throws IOException {
    Scripts scripts = new Scripts(server, folder);
    Path file = scripts.file(script);
    assertThatThrownBy(() -> scripts.run(database, file))
        .isInstanceOf(DataError.class)
        .hasNoCause()
        .hasMessage(file + message);
  }
}
