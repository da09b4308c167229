package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFakeTest {
  @Test
  void masksByPathAndLeavesTheRestAsItWas() throws DataError {
    String rules =
        "$.person.phone: phone, '$.list[*].code': digits, $.gone: drop, $.none: null, $.**: keep";
    assertThat(
            masked(
                rules,
                "{\"person\":{\"phone\":\"021 555\",\"age\":1e400},\"list\":[{\"code\":\"A1\"},{\"code\":\"\"}],"
                    + "\"gone\":{\"a\":[1]},\"none\":\"x\",\"b\":true,\"n\":null,\"k\":\"\\u00e9\\n\",\"k\":0.10}"))
        .isEqualTo(
            "{\"person\": {\"phone\": \""
                + Masked.fake("text", "{mask: phone}", "021 555")
                + "\", \"age\": 1e400}, \"list\": [{\"code\": \""
                + Masked.fake("text", "{mask: digits}", "A1")
                + "\"}, {\"code\": \"\"}], \"none\": null, \"b\": true, \"n\": null,"
                + " \"k\": \"\u00e9\\n\", \"k\": 0.10}");
  }

  @Test
  void givesTheSameFakeAsAColumn() throws DataError {
    assertThat(masked("$.e: email", "{\"e\": \"a@b.example\"}"))
        .isEqualTo(
            "{\"e\": \"" + Masked.fake("varchar(99)", "{mask: email}", "a@b.example") + "\"}");
  }

  @Test
  void stopsAtAValueThatNoPathNames() {
    assertThatThrownBy(() -> masked("$.a: keep", "{\"a\": 1, \"b\": {\"c d\": [\"secret\"]}}"))
        .isInstanceOf(DataError.class)
        .hasMessage("t.v: no rule for the JSON value $.b.*[*]");
  }

  @Test
  void masksNumbersAsNumbersUnderAnyRule() throws DataError {
    assertThat(masked("$.**: text", "[12, -3.50, \"ab\", true, {\"x\": null}]"))
        .matches("\\[[1-9]\\d, -[1-9]\\.[1-9]0, \"[a-z]{2}\", true, \\{\"x\": null}]");
  }

  @Test
  void preferesTheMoreExactPath() throws DataError {
    String rules = "$.**: drop, $.*.a: {fixed: any}, $.x.a: {fixed: exact}, $.**.b: {fixed: deep}";
    assertThat(masked(rules, "{\"x\": {\"a\": 1, \"c\": 2}, \"y\": {\"a\": 1, \"q\": {\"b\": 3}}}"))
        .isEqualTo(
            "{\"x\": {\"a\": \"exact\"}, \"y\": {\"a\": \"any\", \"q\": {\"b\": \"deep\"}}}");
  }

  @Test
  void masksAsTextWhatIsNoJson() throws DataError {
    assertThat(Masked.fake("text", "{mask: {json: {$.**: keep}}}", "{'Ann': 12}"))
        .matches("\\{'[A-Z][a-z]{2}': \\d\\d}");
  }

  @Test
  void masksAsTextWhatIsMoreThanOneValueOrNone() throws DataError {
    assertThat(Masked.fake("text", "{mask: {json: {$: keep}}}", "12 \"Ann\""))
        .matches("\\d\\d \"[A-Z][a-z]{2}\"");
    assertThat(Masked.fake("text", "{mask: {json: {$.a: keep}}}", " ")).isEqualTo(" ");
  }

  @Test
  void refusesJsonThatIsTooDeepToRead() {
    String deep = "[".repeat(2000) + "]".repeat(2000);
    assertThatThrownBy(() -> masked("$.**: keep", deep))
        .isInstanceOf(DataError.class)
        .hasMessage("t.v: a JSON value of 4000 characters cannot be read");
  }

  @Test
  void takesAJsonValueThatIsNoContainer() throws DataError {
    assertThat(masked("$: {fixed: x}", "\"secret\"")).isEqualTo("\"x\"");
    assertThat(masked("$: drop", "\"secret\"")).isEqualTo("null");
    assertThat(masked("$: keep", "null")).isEqualTo("null");
  }

  @Test
  void readsPaths() {
    assertThat(JsonPath.of("$.a['b''c'][*].*.**.d-e").orElseThrow().parts())
        .isEqualTo(List.of("=a", "=b'c", "[*]", "*", "**", "=d-e"));
    for (String wrong : List.of("a", "$a", "$.", "$..a", "$.a[0]", "$.a b", "$['a]", "$.a.***")) {
      assertThat(JsonPath.of(wrong)).as(wrong).isEmpty();
    }
  }

  private static String masked(String rules, String value) throws DataError {
    return Masked.fake("jsonb", "{mask: {json: {" + rules + "}}}", value);
  }
}
