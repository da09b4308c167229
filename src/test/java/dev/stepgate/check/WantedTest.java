package dev.stepgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {file: a}                                  | file a: it works
          {file: '${VALUE}', contains: '${VALUE}'}   | file v: contains 'v'
          {run: test -e a, exit: 0, lines: '>= 2'}   | run test -e a: exit 0; lines >= 2
          {run: a, equals: x, not-contains: y}       | run a: equals 'x'; does not contain 'y'
          {run: a, matches: ^x$, number: 1..2}       | run a: matches '^x$'; number 1..2
          {file: a, size: 1KB, empty: false}         | file a: size 1KB; not empty
          {file: a, empty: true}                     | file a: empty
          {file: a, same-as: '${VALUE}'}             | file a: same as v
          {http: 'http://h/', status: 200, json: {a: 1}} | http http://h/: status 200; json as given
          {run: a, within: 2m}                       | run a: it works, within 2m
          """)
  void saysWhatWillBeLookedAt(String check, String wanted) {
    assertThat(Wanted.describe(LookingAt.parse(check), name -> "v")).isEqualTo(wanted);
  }
}
