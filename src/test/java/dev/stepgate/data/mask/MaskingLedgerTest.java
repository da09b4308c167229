package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskingLedgerTest {
  @Test
  void namesEverythingThatIsWrongAtOnce() {
    assertWrong(
        """
        masking: 1
        tables:
          client:
            name: {mask: compny}
            email: email
            phone: {mask: phone, keep: true}
            notes:
            id: kept
            born: {mask: {date: {days: 3651}}}
            extra: {mask: {json: {a.b: keep, $.c: {json: {$.d: keep}}}}}
            state: {mask: fixed}
            name: keep
        table: {}
        """,
        """
        11 problems in masking.yaml
          masking.yaml:4: client.name: no rule 'compny'; did you mean 'company'?
          masking.yaml:5: client.email wants keep, null, drop or {mask: a rule}; did you mean {mask: email}?
          masking.yaml:6: client.phone wants keep, null, drop or {mask: a rule}
          masking.yaml:7: client.notes wants keep, null, drop or {mask: a rule}
          masking.yaml:8: client.id wants keep, null, drop or {mask: a rule}
          masking.yaml:9: client.born: date takes days: 1..3650 and keep-order: true
          masking.yaml:10: client.extra: 'a.b' is no path such as $.person.email
          masking.yaml:10: client.extra $.c: no JSON inside of JSON; write a longer path
          masking.yaml:11: client.state: the rule 'fixed' wants a value: {fixed: …}
          masking.yaml:12: 'name' stands here twice
          masking.yaml:13: unknown key 'table'; there are masking and tables""");
  }

  @Test
  void namesWhatStandsTwiceAndWhatIsUnknown() {
    assertWrong(
        "masking: 1\ntables: {t: {a: keep, a: drop}}\nmask: 2\n",
        """
        2 problems in masking.yaml
          masking.yaml:2: 'a' stands here twice
          masking.yaml:3: unknown key 'mask'; there are masking and tables""");
  }

  @Test
  void wantsAVersionAndTables() {
    assertWrong("", "masking.yaml: it is empty; begin with 'masking: 1' and 'tables:'");
    assertWrong("tables: {}", "masking.yaml: 'masking: 1' is missing");
    assertWrong("masking: 1", "masking.yaml: 'tables:' is missing");
    assertWrong("masking: 2\ntables: {}", "masking.yaml:1: this program knows 'masking: 1' only");
    assertWrong(
        "- a",
        "3 problems in masking.yaml\n"
            + "  masking.yaml: 'masking: 1' is missing\n"
            + "  masking.yaml: 'tables:' is missing\n"
            + "  masking.yaml:1: the ledger is a map of names");
  }

  @Test
  void namesTheLineThatIsNoYaml() {
    assertWrong(
        "masking: 1\ntables:\n  a: [\n",
        "masking.yaml:4: not valid YAML: expected the node content, but found '<stream end>'");
  }

  @Test
  void takesNullInAnyWriting() throws DataError {
    var columns =
        Masked.ledger("masking: 1\ntables: {t: {a: null, b: \"null\"}}").tables().get(0).columns();
    assertThat(columns).extracting(rule -> rule.decision().text()).containsExactly("null", "null");
  }

  @Test
  void writesDecisionsAsItReadsThem() throws DataError {
    String[] decisions = {
      "keep",
      "drop",
      "{mask: first-name}",
      "{mask: date}",
      "{mask: {date: {days: 7, keep-order: true}}}",
      "{mask: {fixed: \"a \\\"b\\\"\"}}",
      "{mask: {json: {\"$.a[*].b\": email, \"$['x y'].**\": keep, \"$.n\": {fixed: \"1\"}}}}"
    };
    for (String decision : decisions) {
      var table = Masked.ledger("masking: 1\ntables: {t: {a: " + decision + "}}").tables().get(0);
      assertThat(table.columns().get(0).decision().text()).isEqualTo(decision);
    }
  }

  @Test
  void saysWhichFileIsMissingOrNoText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("masking.yaml");
    assertThatThrownBy(() -> MaskingLedger.read(file)).hasMessage("no such file: " + file);
    Files.write(file, new byte[] {(byte) 0xff, 'a'});
    assertThatThrownBy(() -> MaskingLedger.read(file)).hasMessage("not UTF-8: " + file);
  }

  @Test
  void wantsAKeyThatIsNotEasilyGuessed() {
    assertThatThrownBy(() -> MaskingKey.of("fifteen charact"))
        .isInstanceOf(DataError.class)
        .hasMessage("the masking key has 15 characters; it wants at least 16");
    assertThatThrownBy(() -> MaskingKey.of("abcabcabcabcabcabcabc"))
        .isInstanceOf(DataError.class)
        .hasMessage("the masking key has 3 different characters; it wants at least 8");
  }

  private static void assertWrong(String yaml, String message) {
    assertThatThrownBy(() -> Masked.ledger(yaml)).isInstanceOf(DataError.class).hasMessage(message);
  }
}
