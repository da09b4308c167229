package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Table;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to mask something in a test. */
final class Masked {
  static final MaskingKey KEY = key("a secret of the tests");

  private Masked() {}

  static MaskingKey key(String secret) {
    try {
      return MaskingKey.of(secret);
    } catch (DataError wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  static MaskingLedger ledger(String yaml) throws DataError {
    return MaskingLedger.of(Path.of("etc/masking.yaml"), yaml);
  }

  static Masking masking(String tables, List<Table> known) throws DataError {
    return Masking.of(ledger("masking: 1\ntables:\n" + tables.indent(2)), known, KEY);
  }

  /** The fake of one value in a column {@code v} of this type. */
  static @Nullable String fake(String type, String decision, @Nullable String value)
      throws DataError {
    return fake(KEY, type, decision, value);
  }

  static @Nullable String fake(MaskingKey key, String type, String decision, @Nullable String value)
      throws DataError {
    return apply(one(key, type, decision, false), value);
  }

  /** A masking of a table with one column, which is unique if wanted. */
  static TableMasking one(MaskingKey key, String type, String decision, boolean unique)
      throws DataError {
    TableSketch sketch = TableSketch.table("t").column("v", type);
    Table table = (unique ? sketch.unique("v") : sketch).done();
    return Masking.of(ledger("masking: 1\ntables: {t: {v: " + decision + "}}"), List.of(table), key)
        .forTable(table);
  }

  /** The fakes of a column that is unique. */
  static Fake unique(String type, String rule) {
    var column = TableSketch.table("t").required("v", type).done().columns().get(0);
    return RuleName.named(rule).orElseThrow().fake(KEY, ColumnShape.of(column, true));
  }

  static @Nullable String apply(TableMasking masking, @Nullable String value) throws DataError {
    @Nullable String[] row = {value};
    masking.apply(row);
    return row[0];
  }
}
