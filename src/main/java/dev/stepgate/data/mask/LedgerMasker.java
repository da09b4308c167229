package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.export.Changes;
import dev.stepgate.data.export.Masker;
import dev.stepgate.data.export.RowChange;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Masks one export as a ledger says. */
public final class LedgerMasker implements Masker {
  private final MaskingLedger ledger;
  private final MaskingKey key;
  private final @Nullable SourceDigests digests;
  private volatile @Nullable Masking fitted;

  public LedgerMasker(MaskingLedger ledger, MaskingKey key) {
    this(ledger, key, null);
  }

  /**
   * @param digests what is masked is noted there, if given
   */
  public LedgerMasker(MaskingLedger ledger, MaskingKey key, @Nullable SourceDigests digests) {
    this.ledger = ledger;
    this.key = key;
    this.digests = digests;
  }

  @Override
  public Changes fit(Schema schema, Set<TableName> exported) throws DataError {
    Masking masking = Masking.of(ledger, schema.tables().values(), exported::contains, key);
    if (digests != null) {
      masking.noting(digests);
    }
    fitted = masking;
    return new Fitted(masking);
  }

  /** What was done; call it when the export has ended. */
  public MaskingCertificate certificate() {
    Masking masking = fitted;
    if (masking == null) {
      throw new IllegalStateException("nothing has been exported yet");
    }
    return masking.certificate();
  }

  private record Fitted(Masking masking) implements Changes {
    @Override
    public RowChange change(Table table, List<Column> columns) {
      return masking.forTable(table, columns.stream().map(Column::name).toList())::apply;
    }

    @Override
    public boolean keeps(Table table, Column column) {
      return masking.travels(table.name(), column.name());
    }

    @Override
    public @Nullable String rule(Table table, Column column) {
      String rule = masking.rule(table.name(), column.name());
      return rule.equals("keep") ? null : rule;
    }
  }
}
