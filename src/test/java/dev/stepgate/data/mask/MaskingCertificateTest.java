package dev.stepgate.data.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Table;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MaskingCertificateTest {
  private static final Table TABLE =
      TableSketch.table("t")
          .key("id", "integer")
          .column("name", "varchar(80)")
          .column("notes", "text")
          .done();

  @Test
  void countsWhatAllThreadsDid() throws DataError {
    Masking masking =
        Masked.masking("t: {id: {mask: key}, name: {mask: name}, notes: null}", List.of(TABLE));
    String[][] rows = {{"1", "Ann", "x"}, {"2", "Ann", null}, {"3", null, ""}, {"4", "", null}};
    TableMasking first = masking.forTable(TABLE);
    first.apply(rows[0]);
    first.apply(rows[1]);
    TableMasking second = masking.forTable(TABLE);
    second.apply(rows[2]);
    second.apply(rows[3]);
    MaskingCertificate certificate = masking.certificate();
    assertThat(certificate.key()).isEqualTo(Masked.KEY.fingerprint());
    assertThat(certificate.tables().get(0).columns())
        .containsExactly(
            new MaskingCertificate.Column("id", "{mask: key}", 4, 4, 0, 4, 4, true, 0L),
            new MaskingCertificate.Column("name", "{mask: name}", 3, 2, 1, 1, 1, true, null),
            new MaskingCertificate.Column("notes", "null", 2, 2, 2, 0, 0, true, null));
  }

  @Test
  void isJsonWithoutValues() throws DataError {
    Masking masking = Masked.masking("t: {id: keep, name: keep, notes: drop}", List.of(TABLE));
    masking.forTable(TABLE).apply(new String[] {"1", "Ann"});
    assertThat(masking.certificate().json())
        .isEqualToIgnoringNewLines(
            """
            {
              "key" : "%s",
              "tables" : [ {
                "schema" : "public",
                "table" : "t",
                "columns" : [ {
                  "column" : "id",
                  "rule" : "keep",
                  "values" : 1,
                  "changed" : 0,
                  "nulls" : 0,
                  "distinctBefore" : 0,
                  "distinctAfter" : 0,
                  "exact" : true,
                  "collisions" : 0
                }, {
                  "column" : "name",
                  "rule" : "keep",
                  "values" : 1,
                  "changed" : 0,
                  "nulls" : 0,
                  "distinctBefore" : 0,
                  "distinctAfter" : 0,
                  "exact" : true,
                  "collisions" : null
                } ]
              } ]
            }
            """
                .formatted(Masked.KEY.fingerprint()));
  }

  @Test
  void countsDistinctValuesExactlyThenNearly() {
    KeyedHash hash = Masked.KEY.hash("test");
    DistinctCount count = new DistinctCount();
    DistinctCount other = new DistinctCount();
    for (int i = 0; i < 200_000; i++) {
      (i % 3 == 0 ? other : count).add(hash.of(i % 100_000, 0));
      if (i == 4000) {
        assertThat(count.isExact()).isTrue();
        assertThat(count.count()).isEqualTo(2667);
      }
    }
    count.addAll(other);
    assertThat(count.isExact()).isFalse();
    assertThat(count.count()).isCloseTo(100_000, Percentage.withPercentage(4));
  }
}
