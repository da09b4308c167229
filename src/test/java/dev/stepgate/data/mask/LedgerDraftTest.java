package dev.stepgate.data.mask;

import static dev.stepgate.data.mask.TableSketch.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerDraftTest {
  @Test
  void knowsNamesInSeveralLanguagesAndWritings() throws DataError {
    Table table =
        table("kunden")
            .key("id", "integer")
            .column("primaryContactEmail", "varchar(80)")
            .column("Vorname", "varchar(80)")
            .column("apellidos", "varchar(80)")
            .column("name", "varchar(80)")
            .column("PLZ", "varchar(10)")
            .column("api_key", "varchar(80)")
            .column("password", "varchar(128)")
            .column("salary", "numeric(10,2)")
            .done();
    assertThat(draft(table, List.of()))
        .isEqualTo(
            """
              kunden:
                id: keep
                primaryContactEmail: {mask: email}  # by its name: e-mail
                Vorname: {mask: first-name}  # by its name: first name
                apellidos: {mask: last-name}  # by its name: last name
                name: {mask: name}  # by its name: name of a person
                PLZ: {mask: postcode}  # by its name: postcode
                api_key: {mask: token}  # by its name: secret
                password: {mask: {fixed: "!"}}  # by its name: password; nobody can sign in with this
                salary: {mask: number}  # by its name: number about a person
            """);
  }

  @Test
  void looksAtValuesWhereTheNameSaysNothing() throws DataError {
    assertThat(drafted("a@b.example", "c@d.example", "none"))
        .isEqualTo("{mask: email}  # 2 of 3 values look like e-mail addresses");
    assertThat(drafted("DE89370400440532013000"))
        .isEqualTo("{mask: iban}  # 1 of 1 values look like bank accounts");
    assertThat(drafted("203.0.113.7")).startsWith("{mask: ip}  # ");
    assertThat(drafted("https://corp.example/x")).startsWith("{mask: url}  # ");
    assertThat(drafted("+64 21 555 0123")).startsWith("{mask: phone}  # ");
    assertThat(drafted("sk_live_4eC39HqLyjWDarjtT1zdp7dc")).startsWith("{mask: token}  # ");
    assertThat(drafted("Ann Archer", "Bob M. Builder")).startsWith("{mask: name}  # ");
    assertThat(drafted("she was here at noon and left")).startsWith("{mask: text}  # ");
    assertThat(drafted("open", "done")).isEqualTo("keep");
    assertThat(drafted("123e4567-e89b-42d3-a456-426614174000")).isEqualTo("keep");
    assertThat(drafted("", null)).isEqualTo("keep  # LOOK: no value to look at");
  }

  @Test
  void looksIntoJsonAndShowsNoKeyThatIsData() throws DataError {
    assertThat(
            drafted(
                "{\"mail\": \"a@b.example\", \"people\": {\"ann@corp.example\": {\"age\": 7}},"
                    + " \"peoples\": 1, \"a b\": [\"x\"], \"at\": {\"2026-01-01\": \"x\"}}"))
        .isEqualTo(
            String.join(
                "\n          ",
                "\n      mask:\n        json:",
                "$.at: drop  # LOOK: its keys look like data, and keys are never masked",
                "$.people: drop  # LOOK: its keys look like data, and keys are never masked",
                "$.mail: email  # by its name: e-mail",
                "$.peoples: keep",
                "\"$['a b'][*]\": keep"));
    assertThat(draft(table("t").column("v", "jsonb").done(), List.of()))
        .endsWith("          $.**: text  # no sample to look into\n");
  }

  @Test
  void masksTiedColumnsAlikeIfTheyLookPersonal() throws DataError {
    Table person = table("person").key("email", "varchar(80)").done();
    Table order =
        table("orders").column("buyer", "varchar(40)").refers("buyer", "person", "email").done();
    String draft = LedgerDraft.of(List.of(person, order), ignored -> List.<@Nullable String[]>of());
    assertThat(draft)
        .endsWith(
            """
              person:
                email: {mask: email}  # by its name: e-mail
              orders:
                buyer: {mask: email}  # refers to person.email
            """);
    Masking.of(Masked.ledger(draft), List.of(person, order), Masked.KEY);
  }

  @Test
  void keepsKeysThatAreUuidsWithoutHyphens() throws DataError {
    String uuid = "7310e6ca1ba548169bce1d00aa730192";
    Table client = table("client").key("id", "char(32)").column("code", "char(32)").done();
    List<@Nullable String[]> rows =
        List.of(
            new String[] {uuid, uuid},
            new String[] {uuid, uuid},
            new String[] {"0".repeat(31) + "1", "0".repeat(31) + "1"});
    assertThat(draft(client, rows))
        .isEqualTo(
            """
              client:
                id: keep
                code: {mask: token}  # 2 of 3 values look like secrets
            """);
    List<@Nullable String[]> digests =
        List.<@Nullable String[]>of(new String[] {"7310e6ca1ba5f8161bce1d00aa730192", uuid});
    assertThat(draft(client, digests)).contains("id: {mask: token}  # 1 of 1 values");
  }

  @Test
  void knowsWhoseNameStandsInsideOfJson() throws DataError {
    Table client = table("client").column("raw", "jsonb").done();
    List<@Nullable String[]> rows =
        List.<@Nullable String[]>of(new String[] {"{\"_name\": \"x\"}"});
    assertThat(draft(client, rows)).contains("$._name: name  # by its name: name of a person");
    Table machine = table("machine").column("raw", "jsonb").done();
    assertThat(draft(machine, rows)).endsWith("$._name: keep\n");
  }

  @Test
  void choosesWhatFitsOrSaysWhyNothingDoes() throws DataError {
    Table table =
        table("t")
            .column("email", "varchar(8)")
            .column("phone", "bigint")
            .column("address", "inet")
            .column("no", "varchar(8)")
            .done();
    List<@Nullable String[]> rows = List.<@Nullable String[]>of(new String[] {"a", "1", "b", "c"});
    assertThat(draft(table, rows))
        .isEqualTo(
            """
              t:
                email: {mask: token}  # by its name: e-mail
                phone: {mask: number}  # by its name: phone number
                address: keep  # LOOK: by its name: address, but its type is inet
                "no": keep
            """);
  }

  private static String drafted(@Nullable String... values) throws DataError {
    List<@Nullable String[]> rows = new ArrayList<>();
    for (String value : values) {
      rows.add(new @Nullable String[] {value});
    }
    return draft(table("t").column("v", "text").done(), rows)
        .replaceFirst("  t:\n    v: ?", "")
        .stripTrailing();
  }

  /** What is drafted of one table fits it. */
  private static String draft(Table table, List<@Nullable String[]> rows) throws DataError {
    String draft = LedgerDraft.of(List.of(table), ignored -> rows);
    Masking.of(Masked.ledger(draft), List.of(table), Masked.KEY);
    return draft.substring(draft.indexOf("tables:\n") + 8);
  }
}
