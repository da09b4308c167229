package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No value of a string gets into a message, however it is quoted. */
class ExcerptTest {
  private static final Excerpt MYSQL = Excerpt.mysql(true);
  private static final Excerpt MYSQL_PLAIN = Excerpt.mysql(false);
  private static final Excerpt POSTGRES = Excerpt.postgres(false, UTF_8);
  private static final Excerpt POSTGRES_ESCAPED = Excerpt.postgres(true, UTF_8);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = '#',
      value = {
        "select 'Bob' # select '…'",
        "select 'it\\'s Bob', 'Bob' # select '…', '…'",
        "select 'it''s Bob', \"Bob\\\" \"\"Bob\" # select '…', '…'",
        "select 'Bob\\\\', `it's`, 'Bob # select '…', `it's`, '…'",
        "select 1 /* Bob's */ , 'Bob -- ' # select 1 , '…'",
        "/*!40101 select */ 'Bob' # /*!40101 select */ '…'",
        "select 0xB0B, x'B0B0', _utf8'Bob', b'1' # select '…', x'…', _utf8'…', b'…'",
        "select 1 -- it's Bob # select 1"
      })
  void blanksWhatMysqlQuotes(String statement, String shown) {
    assertThat(MYSQL.of(of(statement))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = '#',
      value = {
        "select 'Bob\\', 'Bob' # select '…', '…'",
        "select E'it\\'s Bob', 'Bob' # select '…', '…'",
        "select date'Bob\\', 'Bob' # select date'…', '…'",
        "select \"it's\", 'Bob''s' # select \"it's\", '…'",
        "select $$it's Bob$$, $a$Bob$$Bob$a$, 'Bob # select '…', '…', '…'",
        "select 1 /* Bob's */ , 2 -- Bob's # select 1 , 2",
        "select E'Bob'  'it\\'s Bob' # select '…'"
      })
  void blanksWhatPostgresQuotes(String statement, String shown) {
    assertThat(POSTGRES.of(of(statement))).isEqualTo(shown);
  }

  @Test
  void readsBackslashesAsTheServerDoes() {
    ScriptStatement statement = of("select '\\', 'Bob', '");
    assertThat(MYSQL_PLAIN.of(statement)).isEqualTo("select '…', '…', '…'");
    assertThat(POSTGRES_ESCAPED.of(of("select '\\'Bob', 'Bob'"))).isEqualTo("select '…', '…'");
  }

  @Test
  void showsOnlyTheBeginning() {
    String many = "insert into t values (1, 'Bob'),\n".repeat(1000);
    assertThat(MYSQL.of(of(many)))
        .isEqualTo("insert into t values (1, '…'), insert into t values (1, '…')…");
    assertThat(MYSQL.of(of("select '" + "Bob".repeat(1000)))).isEqualTo("select '…'…");
  }

  private static ScriptStatement of(String statement) {
    byte[] bytes = statement.getBytes(UTF_8);
    return new ScriptStatement(bytes, 0, bytes.length, 1, 1, false);
  }
}
