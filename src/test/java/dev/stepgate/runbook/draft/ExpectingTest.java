package dev.stepgate.runbook.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.runbook.yaml.Yaml;
import dev.stepgate.runbook.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "wc -l < a; Should show 50+ lines; number: \">= 50\"",
        "ls | wc -l; should be between 3 and 7; number: 3..7",
        "grep -c x a; should be 5; number: 5",
        "wc -l < a; thousands of lines; number: \">= 1000\"",
        "wc -l < a; more than 1,000 lines; number: \">= 1001\"",
        "wc -l < a; fewer than 10; number: \"< 10\"",
        "wc -l < a; at most 10; number: \"<= 10\"",
        "mysql a -e \"select count(*) from b\"; Should show: 0 (empty table); matches: ^\\s*0\\s*$",
        "psql -c \"select count(*) from b\"; should return at least 20; matches: ^\\s*(?:[3-9]\\d|2[1-9]|20|[1-9]\\d{2,})\\s*$",
        "psql -c \"select 1\"; should show 4 rows; matches: ^\\(4 rows?\\)$",
        "cat a; Should show 12 lines; lines: 12",
        "mysql a -e \"show tables\"; Should return: Empty set (0.00 sec); empty: true",
        "diff a b; Should show no differences; empty: true",
        "systemctl is-active a; should print `active`; contains: active",
        "systemctl status a; should show \"active (running)\"; contains: active (running)",
        "redis-cli ping; Should return PONG; contains: PONG",
        "cat log; must not contain `ERROR`; not-contains: ERROR",
        "./manage.py showmigrations; All migrations should show [X] (applied); matches: '\\[X\\]' / not-contains: \"[ ]\"",
        "curl -I http://a/; returns 200; contains: \"200\"",
        "zcat a; Should show JSON array with rows; matches: '\\A\\s*\\['",
        "grep x a; Should show the line; empty: false",
        "psql -tA -c q; Should show: a\tb; matches: ^a\\s+b\\s*$",
      })
  void findsWhatIsWanted(String command, String sentence, String wanted) {
    Wants wants = new Wants();

    assertThat(new Expecting(command, wants).say(sentence)).isTrue();
    assertThat(yaml(wants.entries())).isEqualTo(normal(wanted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Look whether it is fine",
        "It should work without errors",
        "should show 3 containers",
        "see `a` or `b`"
      })
  void leavesUndecidedWhatItCannotTell(String sentence) {
    Wants wants = new Wants();
    boolean said = new Expecting("docker ps", wants).say(sentence);

    assertThat(said && !yaml(wants.entries()).equals("empty: false\n")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ls -la a.sql, should be 50-200KB, a.sql, 50KB..200KB",
    "du -h a.gz, at least 5 MB, a.gz, >= 5MB",
    "ls a.gz, typically 1GiB to 2GiB, a.gz, 1GiB..2GiB"
  })
  void sizesAreThoseOfTheFile(String command, String sentence, String file, String size) {
    Expecting expecting = new Expecting(command, new Wants());

    assertThat(expecting.say(sentence)).isTrue();
    assertThat(yaml(expecting.extra().get(0).entries()))
        .isEqualTo(
            YamlWriter.write(
                new Yaml.Keys(
                    List.of(
                        new Yaml.Entry("file", Yaml.Words.of(file)),
                        new Yaml.Entry("size", Yaml.Words.of(size))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Imported 5 rows; contains: Imported 5 rows",
        "Jobs: 620; contains: \"Jobs: 620\"",
        "Name: [real name]; matches: \"^Name: .+$\"",
        "Created X files; matches: ^Created \\d+ files$",
        "| job | 1054 |; matches: ^\\W*job\\W+1054\\W*$",
        "DB_PASSWORD=your_password; matches: ^DB_PASSWORD=.+$",
        "at 2025-07-13 01:44:27 done; matches: ^at .+ done$",
        "Empty set; empty: true",
      })
  void linesOfOutputAreWantedWithoutWhatChanges(String line, String wanted) {
    Wants wants = new Wants();
    new Expecting("./show", wants).expect(line);

    assertThat(yaml(wants.entries())).isEqualTo(wanted + "\n");
  }

  @ParameterizedTest
  @CsvSource({"1", "9", "10", "19", "85", "100", "2500", "9999", "123456"})
  void atLeastIsExactlyThat(String number) {
    int least = Integer.parseInt(number);
    String regex = Patterns.atLeast(number);

    for (int i = 0; i < 30_000; i++) {
      assertThat(String.valueOf(i).matches(regex)).as(i + " >= " + number).isEqualTo(i >= least);
    }
  }

  private static String normal(String wanted) {
    return wanted.replace(" / ", "\n") + "\n";
  }

  private static String yaml(List<Yaml.Entry> entries) {
    return YamlWriter.write(new Yaml.Keys(new ArrayList<>(entries)));
  }
}
