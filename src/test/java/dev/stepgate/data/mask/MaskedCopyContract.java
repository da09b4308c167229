package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.data.DataError;
import dev.stepgate.data.format.Manifest;
import dev.stepgate.data.format.TableEntry;
import dev.stepgate.data.load.ImportResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a database that is exported masked and imported elsewhere, on every server. */
abstract class MaskedCopyContract {
  static final String LEDGER =
      """
      masking: 1
      tables:
        client:
          id: {mask: key}
          code: {mask: key}
          email: {mask: email}
          name: {mask: name}
          phone: {mask: phone}
          kind: keep
          born: {mask: date}
          balance: {mask: number}
          notes: {mask: text}
          profile: {mask: {json: {$.contact.email: email, $.**: keep}}}
          photo: {mask: token}
          internal: drop
          hint: null
        job:
          id: keep
          parent_id: keep
          title: keep
      """;
  private static final String ADDRESS = "ann.archer@corp.example";
  private static final String NOTES = "Ring Ann Archer after five, she is the manager there.";

  @TempDir Path folder;
  Site source;

  abstract Site site(String... statements) throws Exception;

  /** With these in place of enum('new', 'it''s'), jsonb and bytea. */
  abstract List<String> tables();

  /** These bytes in SQL. */
  abstract String bytes(String hex);

  static List<String> tables(String kind, String json, String bytes) {
    return List.of(
        "create table client (id bigint primary key, code varchar(12) not null unique,"
            + " email varchar(80) not null unique, name varchar(40) not null,"
            + " phone varchar(20) check (char_length(phone) between 5 and 20), kind "
            + kind
            + " not null, born date, balance numeric(10, 2) check (balance >= 0), notes text,"
            + " profile "
            + json
            + ", photo "
            + bytes
            + ", internal varchar(30) not null default 'none', hint varchar(30))",
        "create table job (id bigint primary key, client_id bigint not null,"
            + " client_code varchar(12), parent_id bigint, title varchar(40) not null,"
            + " constraint job_client foreign key (client_id) references client (id),"
            + " constraint job_code foreign key (client_code) references client (code),"
            + " constraint job_parent foreign key (parent_id) references job (id))");
  }

  Site empty() throws Exception {
    return site(tables().toArray(String[]::new));
  }

  @BeforeEach
  void fill() throws Exception {
    source = empty();
    source.execute(
        "insert into client values (1, 'AB-12', '"
            + ADDRESS
            + "', 'Ann Archer', '+64 21 555 0123', 'new', '1980-05-17', 1234.50, '"
            + NOTES
            + "', '{\"visits\": 12, \"contact\": {\"email\": \""
            + ADDRESS
            + "\"}}', "
            + bytes("00ff10")
            + ", 'x', 'y')");
    source.execute(
        "insert into client values (2, 'CD-34', 'bob@corp.example', 'Bob Builderson',"
            + " '(09) 555-0456', 'it''s', null, 0, '', '{}', "
            + bytes("")
            + ", 'x', null)");
    source.execute(
        "insert into client values (3, 'EF-56', 'cyd@corp.example', '', null, 'new', null, null,"
            + " null, null, null, 'x', null)");
    source.execute(
        "insert into job values (1, 1, 'AB-12', null, 'Fence'), (2, 1, 'AB-12', 1, 'Gate'),"
            + " (3, 2, null, 1, ''), (4, 3, 'EF-56', 3, 'Fence')");
  }

  @Test
  void holdsTogetherAndIsFakeWhereTheLedgerSaysSo() throws Exception {
    Site copy = copy(LEDGER);

    assertThat(
            copy.rows(
                "select j.id, j.parent_id, j.title, k.kind, k.internal, k.hint from job j"
                    + " join client c on c.id = j.client_id"
                    + " left join client k on k.code = j.client_code and k.id = c.id"
                    + " order by j.id"))
        .containsExactly(
            "1|null|Fence|new|none|null",
            "2|1|Gate|new|none|null",
            "3|1||null|null|null",
            "4|3|Fence|new|none|null");
    assertThat(
            copy.rows(
                "select name, phone, born, balance, notes from client order by name desc" + ", id"))
        .containsExactlyInAnyOrder(
            String.join(
                "|",
                fake("varchar(40)", "name", "Ann Archer"),
                fake("varchar(20)", "phone", "+64 21 555 0123"),
                fake("date", "date", "1980-05-17"),
                fake("numeric(10,2)", "number", "1234.50"),
                fake("text", "text", NOTES)),
            String.join(
                "|",
                fake("varchar(40)", "name", "Bob Builderson"),
                fake("varchar(20)", "phone", "(09) 555-0456"),
                "null",
                "0.00",
                ""),
            "|null|null|null|null");
  }

  @Test
  void givesOnePersonOneFakeInColumnsAndInJson() throws Exception {
    Site copy = copy(LEDGER);

    String email = fake("varchar(80)", "email", ADDRESS);
    assertThat(copy.rows("select profile from client where email = '" + email + "'"))
        .containsExactly("{\"visits\": 12, \"contact\": {\"email\": \"" + email + "\"}}");
    assertThat(copy.rows("select profile from client where profile is null")).hasSize(1);
    assertThat(copy.rows("select 1 from client where photo = " + bytes("00ff10"))).isEmpty();
    assertThat(
            copy.rows(
                "select 1 from client where photo = " + bytes(fake("bytea", "token", "00ff10"))))
        .hasSize(1);
    assertThat(copy.rows("select 1 from client where photo = " + bytes(""))).hasSize(1);
  }

  @Test
  void saysInManifestAndCertificateWhatWasDone() throws Exception {
    LedgerMasker masker = new LedgerMasker(Masked.ledger(LEDGER), Masked.KEY);
    Manifest manifest = source.export(folder.resolve("export"), masker);

    TableEntry clients = manifest.tables().get(0);
    assertThat(clients.columns())
        .extracting(
            column ->
                column.column() + " " + Objects.requireNonNullElse(column.masking(), "as it is"))
        .contains("email {mask: email}", "kind as it is", "hint null")
        .noneMatch(column -> column.startsWith("internal"));
    assertThat(masker.certificate().tables().get(0).columns())
        .contains(
            new MaskingCertificate.Column("email", "{mask: email}", 3, 3, 0, 3, 3, true, 0L),
            new MaskingCertificate.Column("name", "{mask: name}", 3, 2, 0, 2, 2, true, null),
            new MaskingCertificate.Column("hint", "null", 1, 1, 2, 0, 0, true, null));
    assertThat(masker.certificate().tables().get(1).columns())
        .contains(
            new MaskingCertificate.Column("client_id", "{mask: key}", 4, 4, 0, 3, 3, true, 0L));
  }

  @Test
  void isTheSameWithOneKeyAndAnotherWithAnother() throws Exception {
    List<String> one = checksums("one", Masked.KEY);

    assertThat(checksums("two", Masked.KEY)).isEqualTo(one);
    assertThat(checksums("three", Masked.key("another secret of the tests")))
        .doesNotContainAnyElementsOf(one);
  }

  @Test
  void stopsAtAColumnThatIsNewAndWritesNothing() throws Exception {
    source.execute("alter table job add column visitor_email varchar(80)");
    LedgerMasker masker = new LedgerMasker(Masked.ledger(LEDGER), Masked.KEY);

    assertThatThrownBy(() -> source.export(folder.resolve("export"), masker))
        .isInstanceOf(DataError.class)
        .hasMessage(
            "masking.yaml: no rule for job.visitor_email; 'stepgate data masking' drafts rules");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void isCleanAndALeakIsFoundWhereverItHides() throws Exception {
    Site copy = copy(LEDGER);
    assertThat(leaks(copy)).isEmpty();

    copy.execute("update job set title = 'ANN.ARCHER@corp.example' where id = 1");
    copy.execute("update job set title = 'Ask Ann Archer, please' where id = 2");
    copy.execute("update client set profile = '{\"a\": [{\"b\": \"+64 (21) 5550123\"}]}'");
    copy.execute(
        "update client set photo = "
            + bytes("00" + hex("Portrait: Bob Builderson") + "ff")
            + ", notes = ''");
    assertThat(leaks(copy))
        .containsExactlyInAnyOrder(
            "client.photo: 0 whole, 3 inside",
            "client.profile: 0 whole, 3 inside",
            "job.title: 1 whole, 1 inside");
    assertThat(copy.rows("select count(*) from job")).containsExactly("4");
  }

  @Test
  void findsWhatAWeakerLedgerLetsThrough() throws Exception {
    copy(LEDGER);
    Site weaker = copy(LEDGER.replace("email: {mask: email}", "email: keep"));

    assertThat(leaks(weaker)).containsExactly("client.email: 3 whole, 0 inside");
  }

  @Test
  void draftsALedgerThatFitsAndMarksWhatIsPersonal() throws Exception {
    String draft = LedgerDraft.of(source.database(), List.of());

    assertThat(draft)
        .isEqualTo(
            """
            # Drafted: read every line. What is kept travels as it is.
            masking: 1
            tables:
              client:
                id: keep
                code: keep
                email: {mask: email}  # by its name: e-mail
                name: {mask: name}  # by its name: name of a person
                phone: {mask: phone}  # by its name: phone number
                kind: keep
                born: {mask: date}  # by its name: date of birth
                balance: keep
                notes: {mask: text}  # by its name: free text
                profile:
                  mask:
                    json:
                      $.contact.email: email  # by its name: e-mail
                      $.visits: keep
                photo: keep  # LOOK: bytes can hold anything
                internal: keep
                hint: keep
              job:
                id: keep
                client_id: keep  # refers to client.id
                client_code: keep  # refers to client.code
                parent_id: keep  # refers to job.id
                title: keep
            """);
    assertThat(leaks(copy(draft))).isEmpty();
  }

  private List<String> checksums(String name, MaskingKey key) throws Exception {
    return source
        .export(folder.resolve(name), new LedgerMasker(Masked.ledger(LEDGER), key))
        .tables()
        .stream()
        .map(TableEntry::checksum)
        .toList();
  }

  /** The first one leaves the file of digests. */
  private Site copy(String ledger) throws Exception {
    Path export = Files.createTempDirectory(folder, "copy").resolve("export");
    try (SourceDigests digests = SourceDigests.in(folder, Masked.KEY)) {
      source.export(export, new LedgerMasker(Masked.ledger(ledger), Masked.KEY, digests));
      if (!Files.exists(digestFile())) {
        digests.writeTo(digestFile());
      }
    }
    Site copy = empty();
    ImportResult result = copy.load(export);
    assertThat(result.end()).as("%s", result.violations()).isEqualTo(ImportResult.End.VERIFIED);
    return copy;
  }

  private Path digestFile() {
    return folder.resolve("source.digests");
  }

  private List<String> leaks(Site copy) throws DataError {
    return LeakScan.run(copy.database(), digestFile(), Masked.KEY, () -> false).columns().stream()
        .filter(LeakReport.Column::leaks)
        .map(
            column ->
                "%s.%s: %d whole, %d inside"
                    .formatted(column.table(), column.column(), column.whole(), column.inside()))
        .toList();
  }

  private static String fake(String type, String rule, String value) throws DataError {
    return String.valueOf(Masked.fake(type, "{mask: " + rule + "}", value));
  }

  private static String hex(String text) {
    return java.util.HexFormat.of()
        .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
