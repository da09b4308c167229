package dev.stepgate.data.mask;

import java.util.Arrays;

/**
 * How many different values there were, in bounded memory: exact for some thousands, then estimated
 * from the smallest of their hashes, within some two percent.
 */
final class DistinctCount {
  static final int EXACT = 4096;

  private long[] smallest = new long[64];
  private int count;
  private boolean exact = true;
  private long bound = Long.MAX_VALUE;

  void add(long hash) {
    if (hash < bound) {
      if (count == smallest.length) {
        makeRoom();
      }
      smallest[count++] = hash;
    }
  }

  void addAll(DistinctCount other) {
    exact &= other.isExact();
    for (int i = 0; i < other.count; i++) {
      add(other.smallest[i]);
    }
  }

  boolean isExact() {
    compact();
    return exact;
  }

  long count() {
    compact();
    return exact ? count : Math.round((EXACT - 1) / (smallest[EXACT - 1] * 0x1p-64 + 0.5));
  }

  private void makeRoom() {
    compact();
    if (count > smallest.length / 2) {
      smallest = Arrays.copyOf(smallest, smallest.length * 2);
    }
  }

  /** Sorts, each once, and forgets all but the smallest. */
  private void compact() {
    Arrays.sort(smallest, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept == 0 || smallest[i] != smallest[kept - 1]) {
        smallest[kept++] = smallest[i];
      }
    }
    count = Math.min(kept, EXACT);
    if (kept >= EXACT) {
      exact = false;
      bound = smallest[EXACT - 1];
    }
  }
}
