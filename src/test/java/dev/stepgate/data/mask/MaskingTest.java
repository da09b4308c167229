package dev.stepgate.data.mask;

import static dev.stepgate.data.mask.TableSketch.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
  private static final Table CLIENT =
      table("client")
          .key("id", "integer")
          .column("code", "varchar(12)")
          .required("email", "varchar(80)")
          .column("kind", "enum('new','old')")
          .generated("search", "text")
          .unique("code")
          .done();
  private static final Table JOB =
      table("job")
          .key("id", "integer")
          .column("client_id", "bigint")
          .column("client_code", "varchar(30)")
          .column("parent_id", "integer")
          .refers("client_id", "client", "id")
          .refers("client_code", "client", "code")
          .refers("parent_id", "job", "id")
          .done();
  private static final List<Table> BOTH = List.of(CLIENT, JOB);

  @Test
  void namesEveryColumnThatNoRuleNames() {
    assertWrong(
        "client: {id: keep, email: {mask: email}}\njob: {id: keep, parent_id: keep}",
        "masking.yaml: no rule for 4 columns: client.code, client.kind, job.client_id,"
            + " job.client_code; 'stepgate data masking' drafts rules");
  }

  @Test
  void wantsNoRulesForTablesThatStayBehind() throws DataError {
    MaskingLedger ledger =
        Masked.ledger(
            "masking: 1\ntables: {client: {id: keep, code: keep, email: keep, kind: keep}}");
    Masking masking = Masking.of(ledger, BOTH, name -> name.equals(CLIENT.name()), Masked.KEY);
    assertThat(masking.forTable(CLIENT).columns()).containsExactly("id", "code", "email", "kind");
    assertThatThrownBy(() -> masking.forTable(JOB)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheNearestOfWhatDoesNotExist() {
    assertWrong(
        """
        clinet: {id: keep}
        client: {id: keep, code: keep, emial: {mask: email}, email: keep, kind: keep}
        job: {id: keep, client_id: keep, client_code: keep, parent_id: keep}
        """,
        """
        2 problems in masking.yaml
          masking.yaml:3: no table 'clinet'; did you mean 'client'?
          masking.yaml:4: no column 'emial' in client; did you mean 'email'?""");
  }

  @Test
  void refusesRulesThatDoNotFit() {
    assertWrong(
        """
        client: {id: {mask: email}, code: {mask: company}, email: null, kind: {mask: name}, search: {mask: text}}
        job: {id: drop, client_code: keep, client_id: {mask: name}, parent_id: keep}
        """,
        """
        9 problems in masking.yaml
          masking.yaml:3: client.id cannot be masked by email: its type is integer
          masking.yaml:3: client.code cannot be masked by company: it is unique in 12 characters of the 16
          masking.yaml:3: client.email cannot be null
          masking.yaml:3: client.kind cannot be masked by name: its type is enum('new','old')
          masking.yaml:3: client.search is computed by the server; mask the columns that it is made of
          masking.yaml:4: job.client_id is tied to client.id, which is {mask: email}; leave it out or say the same
          masking.yaml:4: job.client_code is tied to client.code, which is {mask: company}; leave it out or say the same
          masking.yaml:4: job.id cannot be dropped: it is in the primary key
          masking.yaml:4: job.client_id cannot be masked by name: its type is integer""");
  }

  @Test
  void refusesToMaskWhatRefersToSomethingKept() {
    assertWrong(
        """
        client: {id: keep, code: drop, email: keep, kind: keep}
        job: {id: keep, client_id: {mask: key}, client_code: keep, parent_id: keep}
        """,
        """
        2 problems in masking.yaml
          masking.yaml:3: client.code cannot be dropped: job.client_code refers to it
          masking.yaml:4: job.client_id refers to client.id, which is not masked; mask that, or keep both""");
  }

  @Test
  void dropsOnlyWhatRowsCanDoWithout() throws DataError {
    Table table = table("t").key("id", "integer").required("a", "text").given("b", "text").done();
    assertThatThrownBy(() -> Masked.masking("t: {id: keep, a: drop, b: drop}", List.of(table)))
        .hasMessage("masking.yaml:3: t.a cannot be dropped: it takes no NULL and has no default");
    Masking masking = Masked.masking("t: {id: keep, a: keep, b: drop}", List.of(table));
    assertThat(masking.forTable(table).columns()).containsExactly("id", "a");
  }

  @Test
  void refusesFixedValuesThatDoNotFit() {
    assertWrong(
        """
        client: {id: {mask: {fixed: 1}}, code: keep, email: keep, kind: {mask: {fixed: other}}}
        job: {id: keep, parent_id: keep, client_id: null, client_code: keep}
        """,
        """
        2 problems in masking.yaml
          masking.yaml:3: client.id cannot be masked by {fixed: "1"}: it is unique
          masking.yaml:3: client.kind cannot be masked by {fixed: "other"}: its type is enum('new','old'), which "other" is not""");
  }

  @Test
  void masksAlikeWhatRefersToMaskedKeys() throws DataError {
    Masking masking =
        Masked.masking(
            """
            client: {id: {mask: key}, code: {mask: key}, email: {mask: email}, kind: {mask: {fixed: old}}}
            job: {id: {mask: key}}
            """,
            BOTH);
    String[] client = {"7", "AB-12", "a@b.example", "new"};
    masking.forTable(CLIENT).apply(client);
    String[] job = {"8", "7", "AB-12", "7"};
    masking.forTable(JOB).apply(job);
    assertThat(job[1]).isEqualTo(client[0]).isEqualTo(job[3]).isNotEqualTo("7");
    assertThat(job[2]).isEqualTo(client[1]).isNotEqualTo("AB-12");
    assertThat(client[3]).isEqualTo("old");
    assertThat(masking.rule(JOB.name(), "client_code")).isEqualTo("{mask: key}");
  }

  @Test
  void keepsTheRangeOfTheNarrowestOfTiedColumns() throws DataError {
    Masking masking =
        Masked.masking(
            "client: {id: {mask: key}, code: keep, email: keep, kind: keep}\n"
                + "job: {id: keep, client_code: keep, parent_id: keep}",
            BOTH);
    TableMasking clients = masking.forTable(CLIENT);
    for (int i = 1; i < 1000; i++) {
      String[] row = {String.valueOf(i), null, null, null};
      clients.apply(row);
      assertThat(Long.parseLong(row[0])).isBetween(1L, (long) Integer.MAX_VALUE / 2);
    }
  }

  @Test
  void tellsWhichColumnsDoNotTravel() throws DataError {
    Masking masking =
        Masked.masking(
            "client: {id: keep, code: keep, email: keep, kind: drop}\n"
                + "job: {id: keep, client_id: null, client_code: drop, parent_id: keep}",
            BOTH);
    assertThat(masking.travels(CLIENT.name(), "kind")).isFalse();
    assertThat(masking.forTable(CLIENT).columns()).containsExactly("id", "code", "email");
    TableMasking jobs = masking.forTable(JOB);
    assertThat(jobs.columns()).containsExactly("id", "client_id", "parent_id");
    String[] row = {"1", "2", "3"};
    jobs.apply(row);
    assertThat(row).containsExactly("1", null, "3");
    assertThat(masking.rule(CLIENT.name(), "kind")).isEqualTo("drop");
  }

  @Test
  void wantsASchemaWhereANameIsNotEnough() throws DataError {
    Table other =
        new Table(
            new TableName("audit", "client"), CLIENT.columns(), List.of(), List.of(), List.of());
    List<Table> known = List.of(CLIENT, other);
    String rules = "{id: keep, code: keep, email: keep, kind: keep}";
    assertThatThrownBy(() -> Masked.masking("client: " + rules, known))
        .hasMessageStartingWith("2 problems in masking.yaml\n")
        .hasMessageContaining(
            "masking.yaml:3: there is more than one table 'client'; write its schema in front");
    Masking masking = Masked.masking("public.client: " + rules + "\naudit.client: " + rules, known);
    assertThat(masking.rule(other.name(), "email")).isEqualTo("keep");
  }

  @Test
  void givesOtherFakesForAnotherKey() throws DataError {
    MaskingKey other = Masked.key("another secret of the tests");
    for (String rule : List.of("name", "email", "phone", "token", "text", "company", "username")) {
      String one = Masked.fake("varchar(80)", "{mask: " + rule + "}", "Ann Example 12345");
      assertThat(Masked.fake("varchar(80)", "{mask: " + rule + "}", "Ann Example 12345"))
          .isEqualTo(one);
      assertThat(Masked.fake(other, "varchar(80)", "{mask: " + rule + "}", "Ann Example 12345"))
          .isNotEqualTo(one);
    }
  }

  @Test
  void namesTheColumnAndNotTheValueThatCannotBeMasked() throws DataError {
    TableMasking masking = Masked.one(Masked.KEY, "varchar(10)", "{mask: key}", true);
    assertThatThrownBy(() -> Masked.apply(masking, "K\u00f6ln"))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "t.v: a value has letters beyond A to Z, which cannot stay unique in 10 characters");
  }

  private static void assertWrong(String tables, String message) {
    assertThatThrownBy(() -> Masked.masking(tables, BOTH))
        .isInstanceOf(DataError.class)
        .hasMessage(message.stripTrailing());
  }
}
