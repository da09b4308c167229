package dev.stepgate.data.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSplitterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';', 'it''s;', '\\'",
        "select E'it\\'s;', e'\\\\', 'a'",
        "select E'a\\''';', 1",
        "select E'a'\n  '\\';', 1",
        "select U&'\\0041;', B'1', X'f', N';'",
        "select \";\", \"a\"\";\", \"\\\"",
        "select $$;'$$, $a$;$$;$b$;$a$, $ä1$;$ä1$",
        "prepare p as select $1, a$b, a$b$c from t",
        "select 1 -- it's; a comment\n, 2",
        "select /* it's; /* nested; */ still; */ 2",
        "select /*/**/;*/ 2",
        "select /*****;*/ 2",
        "select 5/2, 3-2, 4*/* ; */2, 4 - -1",
        "create rule r as on insert to t do also (insert into a values (1); delete from b)",
        "create function f() returns int begin atomic select 1; select case when true then 2 end; end",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC insert into t values (';'); END",
        "create function f() returns int language sql as $$ begin; end; $$",
        "select '🎉;', 'tab\tnew\nline;'",
        "select date'2020\\'"
      })
  void keepsAStatementInOnePiece(String statement) throws DataError, IOException {
    assertThat(Split.postgres(statement + ";select 'next'"))
        .hasSize(2)
        .first()
        .isEqualTo("1: " + statement);
  }

  @Test
  void splitsTransactionsAndCases() throws DataError, IOException {
    assertThat(
            Split.postgres("begin;\nselect case when a then 1 end;\nend;create table begin();\n"))
        .containsExactly(
            "1: begin", "2: select case when a then 1 end", "3: end", "3: create table begin()");
  }

  @Test
  void escapesPlainStringsWhereTheServerDoes() throws DataError, IOException {
    assertThat(Split.postgresWithBackslashes("select '\\';'; select 2"))
        .containsExactly("1: select '\\';'", "1: select 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";;\n;",
        "-- only; 'a comment",
        "/* a; /* nested */ ' */",
        "\\restrict abc'1\n;\n\\unrestrict abc'1\n",
        "\r\n"
      })
  void findsNothingWhereNothingIs(String script) throws DataError, IOException {
    assertThat(Split.postgres(script)).isEmpty();
  }

  @Test
  void readsTheLastStatementWithoutDelimiter() throws DataError, IOException {
    assertThat(Split.postgres("select 1;\r\nselect 2\n"))
        .containsExactly("1: select 1", "2: select 2\n");
  }

  @Test
  void tellsThatRowsFollow() throws DataError, IOException {
    for (String copy :
        new String[] {
          "COPY public.t (a, \"b;\") FROM stdin",
          "copy t from STDIN with (format csv, delimiter ';')",
          "copy t from /* here */ stdin -- and there\n"
        }) {
      Window window = Split.window(copy + "; \n1\t2\n\\.\n", 3);
      ScriptStatement statement = new PostgresSplitter(window, () -> false).next();
      assertThat(statement).extracting(ScriptStatement::copiesIn).isEqualTo(true);
      assertThat(window.peek(0)).isEqualTo('1');
    }
    Window other = Split.window("copy t from '/stdin'; copy (select 1 from stdin) to stdout;", 3);
    Splitter splitter = new PostgresSplitter(other, () -> false);
    assertThat(splitter.next()).extracting(ScriptStatement::copiesIn).isEqualTo(false);
    assertThat(splitter.next()).extracting(ScriptStatement::copiesIn).isEqualTo(false);
  }

  @Test
  void namesTheLineWhereSomethingUnendedBegins() {
    refuses("select 1;\nselect\n'a;\n", "a.sql:3: the string that begins here has no end");
    refuses("select E'a\\'", "a.sql:1: the string that begins here has no end");
    refuses("\nselect $a$;$b$", "a.sql:2: the string that begins here has no end");
    refuses("select \"a", "a.sql:1: the name that begins here has no end");
    refuses("\n/* /* */\n", "a.sql:2: the comment that begins here has no end");
  }

  @Test
  void refusesPsqlsOwnCommands() {
    refuses(
        "select 1;\n\\connect prod\n", "a.sql:2: psql's own command \\connect cannot be run here");
    refuses("select 1\n\\gset\n", "a.sql:2: psql's own command \\gset cannot be run here");
    refuses("\\! ls", "a.sql:1: psql's own command \\! cannot be run here");
    refuses(
        "copy t from stdin; select 1;",
        "a.sql:1: nothing may stand on a line behind COPY … FROM stdin;");
  }

  private static void refuses(String script, String message) {
    assertThatThrownBy(() -> Split.postgres(script))
        .isInstanceOf(DataError.class)
        .hasMessage(message);
  }
}
