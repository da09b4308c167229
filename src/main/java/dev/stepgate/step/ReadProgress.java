package dev.stepgate.step;

import dev.stepgate.data.Limit;
import dev.stepgate.data.Pace;
import dev.stepgate.data.export.ExportListener;
import dev.stepgate.data.schema.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Tells how far reading is, over all tables, and ends it when its limit is reached. */
public final class ReadProgress implements ExportListener {
  private final String what;
  private final Pace pace;
  private final Consumer<String> tell;
  private final Limit limit;
  private final Map<TableName, Long> rows = new HashMap<>();
  private final Map<TableName, Long> bytes = new HashMap<>();
  private long expected;

  public ReadProgress(String what, Consumer<String> tell, Limit limit) {
    this.what = what;
    this.pace = new Pace(tell);
    this.tell = tell;
    this.limit = limit;
  }

  @Override
  public void noticed(String notice) {
    tell.accept(notice);
  }

  @Override
  public void planned(SortedMap<TableName, Long> expectedRows) {
    expected = expectedRows.values().stream().mapToLong(rows -> Math.max(rows, 0)).sum();
  }

  @Override
  public void progressed(TableName table, long read, long readBytes) {
    if (limit.isReached()) {
      throw new CancellationException("its limit is reached");
    }
    rows.put(table, read);
    bytes.put(table, readBytes);
    pace.rows(what + " " + table, sum(rows), expected, sum(bytes));
  }

  private static long sum(Map<TableName, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }
}
