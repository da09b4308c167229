package dev.stepgate.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of runs.
 *
 * @param address where exactly this part is
 * @param range which of how many, in words
 */
record RunsList(
    List<RunEntry> runs,
    String address,
    String range,
    @Nullable String newer,
    @Nullable String older,
    boolean everything) {
  static RunsList of(RunsFilter filter, List<RunEntry> runs, long total) {
    long first = filter.offset() + 1;
    long last = filter.offset() + runs.size();
    return new RunsList(
        runs,
        filter.address(filter.page()),
        total == 0 ? "no runs" : runs(total) + (total > runs.size() ? range(first, last) : ""),
        filter.page() > 1 ? filter.address(filter.page() - 1) : null,
        last < total && !runs.isEmpty() ? filter.address(filter.page() + 1) : null,
        filter.everything());
  }

  private static String runs(long total) {
    return total == 1 ? "1 run" : String.format(java.util.Locale.ROOT, "%,d runs", total);
  }

  private static String range(long first, long last) {
    return String.format(java.util.Locale.ROOT, ", %,d to %,d", first, last);
  }
}
