package dev.stepgate.data.mask;

/** What happened to the values of one column. */
final class ColumnCounts {
  private final KeyedHash hash;
  private final DistinctCount before = new DistinctCount();
  private final DistinctCount after = new DistinctCount();
  private long values;
  private long changed;
  private long nulls;

  ColumnCounts(MaskingKey key) {
    this(key.hash("count"));
  }

  private ColumnCounts(KeyedHash hash) {
    this.hash = hash;
  }

  ColumnCounts copy() {
    ColumnCounts copy = new ColumnCounts(hash);
    copy.addAll(this);
    return copy;
  }

  void empty() {
    nulls++;
  }

  void kept() {
    values++;
  }

  void emptied() {
    values++;
    changed++;
  }

  void masked(String value, String fake) {
    again(fake.equals(value));
    before.add(hash.of(value));
    after.add(hash.of(fake));
  }

  /** As {@link #masked}, for a value that was counted before. */
  void again(boolean same) {
    values++;
    changed += same ? 0 : 1;
  }

  void addAll(ColumnCounts other) {
    values += other.values;
    changed += other.changed;
    nulls += other.nulls;
    before.addAll(other.before);
    after.addAll(other.after);
  }

  MaskingCertificate.Column of(ColumnMasking column) {
    boolean exact = before.isExact() && after.isExact();
    return new MaskingCertificate.Column(
        column.name().column(),
        column.decision().text(),
        values,
        changed,
        nulls,
        before.count(),
        after.count(),
        exact,
        column.isUnique() && exact ? before.count() - after.count() : null);
  }
}
