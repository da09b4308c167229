package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Table;
import dev.stepgate.data.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A ledger that fits a database, ready to be applied to its rows. */
public final class Masking {
  private final MaskingKey key;
  private final Map<ColumnName, Decision> decisions;
  private final Map<ColumnName, ColumnShape> shapes = new HashMap<>();

  /** Not what counted: that holds values. */
  private final List<ColumnCounts> counts = Collections.synchronizedList(new ArrayList<>());

  private @Nullable SourceDigests digests;

  private Masking(MaskingKey key, LedgerCheck check) throws DataError {
    this.key = key;
    this.decisions = Map.copyOf(check.decisions());
    decisions.keySet().forEach(name -> shapes.put(name, check.shape(name)));
  }

  /**
   * Names everything that does not fit at once.
   *
   * @param tables all tables of the database
   */
  public static Masking of(MaskingLedger ledger, Collection<Table> tables, MaskingKey key)
      throws DataError {
    return of(ledger, tables, name -> true, key);
  }

  /**
   * @param exported the tables that travel; the others need no rules
   */
  public static Masking of(
      MaskingLedger ledger, Collection<Table> tables, Predicate<TableName> exported, MaskingKey key)
      throws DataError {
    return new Masking(key, new LedgerCheck(ledger, tables, exported));
  }

  /** From now on notes what is masked, so that it can be looked for later. */
  public Masking noting(SourceDigests digests) {
    this.digests = digests;
    return this;
  }

  /** The masking key's. */
  public String fingerprint() {
    return key.fingerprint();
  }

  /** What becomes of a column, as manifests show it. */
  public String rule(TableName table, String column) {
    return decision(table, column).text();
  }

  /** Whether a column is exported at all. */
  public boolean travels(TableName table, String column) {
    return !(decision(table, column) instanceof Decision.Drop);
  }

  /** For rows of all columns that are written and not dropped, in their order; for one thread. */
  public TableMasking forTable(Table table) {
    return forTable(
        table,
        table.written().stream()
            .map(Column::name)
            .filter(name -> travels(table.name(), name))
            .toList());
  }

  /**
   * For one thread.
   *
   * @param columns those that the rows have, in their order
   */
  public TableMasking forTable(Table table, List<String> columns) {
    List<ColumnMasking> maskings =
        columns.stream().map(column -> column(new ColumnName(table.name(), column))).toList();
    TableMasking masking = new TableMasking(table.name(), columns, maskings);
    counts.addAll(masking.counts());
    return masking;
  }

  /** What has been done so far, by all threads; call it when they have ended. */
  public MaskingCertificate certificate() {
    synchronized (counts) {
      return MaskingCertificate.of(key.fingerprint(), counts);
    }
  }

  private ColumnMasking column(ColumnName name) {
    Decision decision = decision(name.table(), name.column());
    return new ColumnMasking(name, decision, shapes.get(name), key, digests);
  }

  private Decision decision(TableName table, String column) {
    Decision decision = decisions.get(new ColumnName(table, column));
    if (decision == null) {
      throw new IllegalArgumentException("no rule for " + table + "." + column);
    }
    return decision;
  }
}
