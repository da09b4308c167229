package dev.stepgate.data.mask;

import java.util.TreeSet;

/**
 * How many different values there were, in bounded memory: exact for some thousands, then estimated
 * from the smallest of their hashes, within some two percent.
 */
final class DistinctCount {
  static final int EXACT = 4096;

  private final TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);
  private long bound = -1;

  void add(long hash) {
    if (Long.compareUnsigned(hash, bound) < 0 && smallest.add(hash) && smallest.size() >= EXACT) {
      if (smallest.size() > EXACT) {
        smallest.pollLast();
      }
      bound = smallest.last();
    }
  }

  void addAll(DistinctCount other) {
    other.smallest.forEach(this::add);
  }

  boolean isExact() {
    return smallest.size() < EXACT;
  }

  long count() {
    return isExact()
        ? smallest.size()
        : Math.round((EXACT - 1) / (((smallest.last() >>> 1) + 1) / 0x1p63));
  }
}
