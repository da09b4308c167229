package dev.stepgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFindingTest {
  private static Finding compare(String wanted, String actual) throws NotJudged {
    var template = LookingAt.parse("{run: 'true', json: " + wanted + "}").expect().json();
    return JsonFinding.of(Objects.requireNonNull(template), actual, Map.of("VALUE", "7")::get);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a: 1}                       | {"a": 1, "more": 2}
          {a: 1}                       | {"a": 1.0}
          {a: 0.1}                     | {"a": 0.10}
          {a: 12345678901234567890.1}  | {"a": 12345678901234567890.1}
          {a: '>= 5'}                  | {"a": 5}
          {a: 1..2}                    | {"a": 1.5}
          {a: '7'}                     | {"a": 7}
          {a: '${VALUE}'}              | {"a": 7}
          {a: '${VALUE}'}              | {"a": "7"}
          {a: '>= 5'}                  | {"a": ">= 5"}
          {a: true, b: false, c: null} | {"a": true, "b": false, "c": null}
          {a: {b: {c: x}}}             | {"a": {"b": {"c": "x", "d": 1}}}
          {a: [1, {b: 2}]}             | {"a": [1, {"b": 2, "c": 3}]}
          [1, 2]                       | [1, 2]
          {/a/1/b: 2}                  | {"a": [1, {"b": 2}]}
          {/1: 2}                      | [1, 2]
          {}                           | {"a": 1}
          []                           | []
          7                            | 7
          """)
  void holds(String wanted, String actual) throws NotJudged {
    Finding finding = compare(wanted, actual);
    assertThat(finding).isEqualTo(new Finding(true, "the wanted JSON", "found"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {a: 1}           | {"a": "1"}         | json /a is 1             | '"1"'
          {a: 1}           | {"b": 1}           | json /a is 1             | nothing there
          {a: 12345678901234567890.1} | {"a": 12345678901234567890.2} | json /a is 12345678901234567890.1 | '12345678901234567890.2'
          {a: '>= 5'}      | {"a": 4}           | json /a is '>= 5'        | '4'
          {a: five}        | {"a": 5}           | json /a is 'five'        | '5'
          {a: true}        | {"a": "true"}      | json /a is true          | '"true"'
          {a: true}        | {"a": 1}           | json /a is true          | '1'
          {a: null}        | {}                 | json /a is null          | nothing there
          {a: {b: 1}}      | {"a": {"b": 2}}    | json /a/b is 1           | '2'
          {a: {b: 1}}      | {"a": 5}           | json /a is an object     | '5'
          {a: [1]}         | {"a": [1, 2]}      | json /a is a list of 1   | '[1,2]'
          {a: [1, 2]}      | {"a": [2, 1]}      | json /a/0 is 1           | '2'
          {a: [1]}         | {"a": {"0": 1}}    | json /a is a list of 1   | '{"0":1}'
          {/a/9: 1}        | {"a": [1]}         | json /a/9 is 1           | nothing there
          {a: 1}           | [1]                | json /a is 1             | nothing there
          7                | 8                  | json / is 7              | '8'
          """)
  void doesNotHold(String wanted, String actual, String expected, String found) throws NotJudged {
    assertThat(compare(wanted, actual)).isEqualTo(new Finding(false, expected, found));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "<html>", "{\"a\": 1} and more", "{\"a\": NaN}", "{'a': 1}"})
  void isNotJson(String actual) throws NotJudged {
    assertThat(compare("{a: 1}", actual))
        .isEqualTo(new Finding(false, "JSON", "no JSON: " + Shown.quoted(actual)));
  }

  @Test
  void takesTwoKeysOfOneNameForNoProof() throws NotJudged {
    assertThat(compare("{a: 1}", "{\"a\": 2, \"a\": 1}").holds()).isFalse();
  }

  @Test
  void doesNotJudgeMoreThanFitsIntoMemory() {
    String many = "[" + "{},".repeat(1_000_000) + "{}]";
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> compare("{a: 1}", many))
        .isInstanceOf(NotJudged.class)
        .hasMessage("the JSON has more parts than can be judged");
  }

  @Test
  void doesNotJudgeWhatIsNestedTooDeeply() {
    String deep = "[".repeat(100_000);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> compare("{a: 1}", deep))
        .isInstanceOf(NotJudged.class);
  }
}
