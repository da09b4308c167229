package dev.stepgate.data.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlSplitterTest {

  @Test
  void splitsAtSemicolonsAndCountsLines() throws DataError, IOException {
    assertThat(Split.mysql("select 1;\n\nselect\n2; select 3;\r\n\tselect 4 ;"))
        .containsExactly("1: select 1", "3: select\n2", "4: select 3", "5: select 4 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';'",
        "select \";\"",
        "select `;`",
        "select 'it''s;', \"a\"\";\", `a``;`",
        "select 'it\\'s;', \"a\\\";\", '\\\\'",
        "select `\\`, 1",
        "select '-- ;', '# ;', '/* ;'",
        "select 1 -- it's; a comment\n, 2",
        "select 1 # it's; a comment\n, 2",
        "select 1 /* it's; a\n comment **/ , 2",
        "select 1--1, 5/2, 3-'-- '",
        "select 1 --\n, 2",
        "/*!40101 SET NAMES utf8 */",
        "/*!50003 select 'a */ ;' */",
        "select /*+ MAX_EXECUTION_TIME(1000) */ 1",
        "insert into t values (\\N)",
        "insert into 🎉 values ('🎉;é')",
        "select 'two\r\nlines;'"
      })
  void keepsAStatementInOnePiece(String statement) throws DataError, IOException {
    assertThat(Split.mysql(statement + ";select 'next'"))
        .hasSize(2)
        .first()
        .isEqualTo("1: " + statement);
    assertThat(Split.mariadb(statement + "\n;\n")).containsExactly("1: " + statement + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        " \r\n\t;;\n;",
        "-- only a comment",
        "--\n",
        "--without a blank\n",
        "# it's\n/* and; 'more */\n-- \n;",
        "/**/;/***/",
        "/*M!999999\\- enable the sandbox mode */ \n",
        "/*!999999\\- enable the sandbox mode */\n",
        "DELIMITER ;;\n;;\nDELIMITER ;\n"
      })
  void findsNothingWhereNothingIs(String script) throws DataError, IOException {
    assertThat(Split.mysql(script)).isEmpty();
    assertThat(Split.mariadb(script)).isEmpty();
  }

  @Test
  void runsWhatOnlyMariadbUnderstandsOnMariadbOnly() throws DataError, IOException {
    String script = "/*M!100616 SET @a = 1 */;\nselect 1;";
    assertThat(Split.mariadb(script)).containsExactly("1: /*M!100616 SET @a = 1 */", "2: select 1");
    assertThat(Split.mysql(script)).containsExactly("2: select 1");
  }

  @Test
  void changesItsDelimiter() throws DataError, IOException {
    String script =
        """
        delimiter $$ and what follows is not read
        create trigger t begin
          set @a = ';'; -- it's $$
          set @b = 2;
        end$$
        DELIMITER //
        select 4 / 2, 1 /* // */ //
        DELIMITER ;
        select 1;
        """;
    assertThat(Split.mysql(script))
        .containsExactly(
            "2: create trigger t begin\n  set @a = ';'; -- it's $$\n  set @b = 2;\nend",
            "7: select 4 / 2, 1 /* // */ ",
            "9: select 1");
  }

  @Test
  void readsTheLastStatementWithoutDelimiter() throws DataError, IOException {
    assertThat(Split.mysql("select 1;\nselect 2\n"))
        .containsExactly("1: select 1", "2: select 2\n");
  }

  @Test
  void endsStatementsAsTheClientDoes() throws DataError, IOException {
    assertThat(Split.mysql("use a\nselect 1\\G\nselect 2\\g select 3;\nUSE `b;c`;\nselect 4;"))
        .containsExactly(
            "1: use a", "2: select 1", "3: select 2", "3: select 3", "4: USE `b;c`", "5: select 4");
  }

  @Test
  void takesABackslashForItselfWhereTheServerDoes() throws DataError, IOException {
    assertThat(Split.mysqlWithoutBackslashes("select '\\'; select \"\\\";"))
        .containsExactly("1: select '\\'", "1: select \"\\\"");
  }

  @Test
  void namesTheLineWhereSomethingUnendedBegins() {
    refuses(
        "select 1;\nselect 2,\n 'it''s;\n\n", "a.sql:3: the string that begins here has no end");
    refuses("select \"a\\\"", "a.sql:1: the string that begins here has no end");
    refuses("\n\nselect `a", "a.sql:3: the name that begins here has no end");
    refuses("select 1\n/* a", "a.sql:2: the comment that begins here has no end");
    refuses("select 1;\n\n/* a *", "a.sql:3: the comment that begins here has no end");
  }

  @Test
  void refusesTheClientsOwnCommands() {
    refuses(
        "select 1;\nsource other.sql\n",
        "a.sql:2: the mysql client's own command source cannot be run here");
    refuses("TEE a;", "a.sql:1: the mysql client's own command tee cannot be run here");
    refuses(
        "select 1;\n\\. other.sql",
        "a.sql:2: the mysql client's own command \\. cannot be run here");
    refuses("\\! ls", "a.sql:1: the mysql client's own command \\! cannot be run here");
    refuses(
        "DELIMITER\nselect 1;",
        "a.sql:1: DELIMITER must be followed by a delimiter without a backslash");
    refuses(
        "DELIMITER \\g\n",
        "a.sql:1: DELIMITER must be followed by a delimiter without a backslash");
  }

  private static void refuses(String script, String message) {
    assertThatThrownBy(() -> Split.mysql(script)).isInstanceOf(DataError.class).hasMessage(message);
    assertThatThrownBy(() -> Split.mariadb(script)).hasMessage(message);
  }
}
