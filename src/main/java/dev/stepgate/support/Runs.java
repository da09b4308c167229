package dev.stepgate.support;

import java.util.Arrays;

/** The union of found stretches, as runs that neither overlap nor touch. */
final class Runs {
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int count;
  private boolean open;

  /** Ends never go back from one call to the next; starts may. */
  void add(int start, int end) {
    int first = start;
    while (count > 0 && ends[count - 1] >= first) {
      first = Math.min(first, starts[--count]);
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = first;
    ends[count++] = end;
  }

  /** Passes on what lies before {@code until}, each run as one mask; says how far it came. */
  int emit(byte[] bytes, int until, ByteSink out, byte[] mask) {
    int at = 0;
    for (int i = 0; i < count && starts[i] < until; i++) {
      boolean continued = open && i == 0;
      if (starts[i] > at) {
        out.accept(bytes, at, starts[i] - at);
      }
      if (!continued) {
        out.accept(mask, 0, mask.length);
      }
      at = Math.min(ends[i], until);
    }
    return at;
  }

  /** Forgets what lies before {@code by}; a run that reaches it may still grow. */
  void shift(int by) {
    int kept = 0;
    boolean stillOpen = false;
    for (int i = 0; i < count; i++) {
      if (ends[i] >= by) {
        stillOpen |= starts[i] < by;
        starts[kept] = Math.max(starts[i] - by, 0);
        ends[kept++] = ends[i] - by;
      }
    }
    open = by == 0 ? open : stillOpen;
    count = kept;
  }

  void clear() {
    count = 0;
    open = false;
  }
}
