package dev.stepgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word of the vocabulary from each side: it holds, it does not, it cannot be judged. */
class JudgeTest {
  private static Finding judge(String expectations, byte[] bytes, boolean complete) {
    Facts facts = new Facts(null, 0, null, Content.of(bytes, complete), null);
    return Judge.judge(
        LookingAt.parse("{run: 'true', " + expectations + "}").expect(),
        facts,
        name -> "value",
        Path::of);
  }

  private static Finding judge(String expectations, String text) {
    String unescaped = text.replace("\\n", "\n").replace("\\r", "\r");
    return judge(expectations, unescaped.getBytes(StandardCharsets.UTF_8), true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          equals: one               | one
          equals: one               | one\\n
          equals: one               | one\\r\\n
          equals: ''                | ''
          equals: "${VALUE}"          | value
          contains: b               | abc
          contains: [a, c]          | abc
          contains: "${VALUE}"        | a value
          not-contains: x           | abc
          not-contains: [x, y]      | ''
          matches: ^b+$             | a\\nbbb\\nc
          lines: 2                  | a\\nb\\n
          lines: 2                  | a\\nb
          lines: 0                  | ''
          lines: 1                  | \\n
          number: 7                 | 7\\n
          number: 7                 | 7.0
          number: '>= 7'            | 1e3
          number: 1..2              | 1.5
          number: -7                | -7
          size: 3                   | abc
          size: 1B..1KB             | abc
          empty: true               | ''
          empty: false              | a
          json: {a: 1}              | '{"a": 1, "b": 2}'
          exit: 0                   | a
          exit: <= 1                | a
          """)
  void holds(String expectations, String text) {
    Finding finding = judge(expectations, text);
    assertThat(finding.holds()).as(finding.toString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          equals: one               | two\\nthree   | equals 'one'                 | 'two\\nthree'
          equals: one               | ' one'       | equals 'one'                 | ' one'
          contains: x               | abc          | contains 'x'                 | 'abc'
          contains: [x, a, y]       | abc          | contains 'x'; contains 'y'   | abc'; 'abc
          contains: x               | ''           | contains 'x'                 | nothing
          not-contains: b           | abc          | does not contain 'b'         | it does
          matches: ^x               | abc          | matches /^x/                 | 'abc'
          lines: '>= 2'             | a            | lines >= 2                   | lines 1
          number: 7                 | 8            | number 7                     | number 8
          number: 7                 | seven        | number 7                     | 'seven'
          number: 7                 | ''           | number 7                     | nothing
          number: 7                 | 7 8          | number 7                     | '7 8'
          number: 7                 | 1e999999999  | number 7                     | number 1e999999999
          size: 1KB                 | abc          | size 1KB                     | size 3B
          empty: true               | a            | empty                        | 'a'
          empty: false              | ''           | not empty                    | empty
          json: {a: 1}              | '{"a": 2}'   | json /a is 1                 | '2'
          json: {a: 1}              | no           | JSON                         | no JSON: 'no'
          exit: 1                   | a            | exit 1                       | exit 0
          """)
  void doesNotHold(String expectations, String text, String expected, String actual) {
    Finding finding = judge(expectations, text == null ? "" : text);
    assertThat(finding.holds()).isFalse();
    assertThat(finding.expected()).isEqualTo(expected);
    assertThat(finding.actual().replaceAll("^'(.*)'$", "$1"))
        .isEqualTo(actual.replaceAll("^'(.*)'$", "$1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "equals: a",
        "matches: z",
        "lines: 1",
        "number: 1",
        "size: 1",
        "json: {a: 1}",
        "contains: z"
      })
  void cannotJudgeWhatWasCutOff(String expectations) {
    Finding finding = judge(expectations, "a".getBytes(StandardCharsets.UTF_8), false);
    assertThat(finding.holds()).isFalse();
    assertThat(finding.actual()).startsWith("could not be judged: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-contains: z", "empty: true"})
  void takesNoProofFromWhatWasCutOff(String expectations) {
    assertThat(judge(expectations, "a".getBytes(StandardCharsets.UTF_8), false).holds()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"contains: a", "empty: false"})
  void takesWhatItSawFromWhatWasCutOff(String expectations) {
    assertThat(judge(expectations, "a".getBytes(StandardCharsets.UTF_8), false).holds()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number: "${VALUE}"    | expected a number such as 7, '>= 7' or 7..9, got 'value'
          lines: "${VALUE}"     | expected a number such as 7, '>= 7' or 7..9, got 'value'
          size: "${VALUE}"      | expected a size such as 12KB, '>= 5MB' or 50KB..200KB, got 'value'
          matches: "(${VALUE}"  | not a regular expression: unclosed group
          """)
  void cannotJudgeByANameWithAnImpossibleValue(String expectations, String why) {
    Finding finding = judge(expectations, "1");
    assertThat(finding.holds()).isFalse();
    assertThat(finding.actual()).isEqualTo("could not be judged: " + why);
  }

  @ParameterizedTest
  @CsvSource({"404, true", "'200..299', false"})
  void judgesAStatus(String wanted, boolean holds) {
    Facts facts = new Facts(null, null, 404, Content.NOTHING, null);
    Finding finding =
        Judge.judge(
            LookingAt.parse("{http: 'http://h/', status: " + wanted + "}").expect(),
            facts,
            name -> name,
            Path::of);
    assertThat(finding).isEqualTo(new Finding(holds, "status " + wanted, "status 404"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 137})
  void wantsExitZeroUnlessToldOtherwise(int exit) {
    Facts facts = new Facts(null, exit, null, Content.NOTHING, null);
    Finding finding =
        Judge.judge(
            LookingAt.parse("{run: x, contains: y}").expect(), facts, name -> name, Path::of);
    assertThat(finding)
        .isEqualTo(new Finding(false, "exit 0; contains 'y'", "exit " + exit + "; nothing"));
  }
}
