package dev.stepgate.data.mask;

/** What happened to the values of one column. */
final class ColumnCounts {
  private final ColumnName name;
  private final String rule;
  private final boolean unique;
  private final KeyedHash hash;
  private final DistinctCount before = new DistinctCount();
  private final DistinctCount after = new DistinctCount();
  private long values;
  private long changed;
  private long nulls;

  ColumnCounts(ColumnName name, String rule, boolean unique, KeyedHash hash) {
    this.name = name;
    this.rule = rule;
    this.unique = unique;
    this.hash = hash;
  }

  ColumnName name() {
    return name;
  }

  ColumnCounts copy() {
    ColumnCounts copy = new ColumnCounts(name, rule, unique, hash);
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

  ColumnCounts addAll(ColumnCounts other) {
    values += other.values;
    changed += other.changed;
    nulls += other.nulls;
    before.addAll(other.before);
    after.addAll(other.after);
    return this;
  }

  MaskingCertificate.Column certified() {
    boolean exact = before.isExact() && after.isExact();
    return new MaskingCertificate.Column(
        name.column(),
        rule,
        values,
        changed,
        nulls,
        before.count(),
        after.count(),
        exact,
        unique && exact ? before.count() - after.count() : null);
  }
}
