package dev.stepgate.step;

import dev.stepgate.data.Pace;
import dev.stepgate.data.load.Progress;
import dev.stepgate.data.schema.TableName;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells how far writing is, table by table. */
public final class WriteProgress implements Progress {
  private final Consumer<String> tell;
  private final Consumer<String> notices;
  private @Nullable TableName current;
  private Pace pace;
  private long bytes;

  /**
   * @param notices takes what people must know, which stays on the screen
   */
  public WriteProgress(Consumer<String> tell, Consumer<String> notices) {
    this.tell = tell;
    this.notices = notices;
    this.pace = new Pace(tell);
  }

  @Override
  public void noticed(String notice) {
    notices.accept(notice);
  }

  @Override
  public void loaded(TableName table, long rows, long all, long chunk) {
    if (!table.equals(current)) {
      current = table;
      pace = new Pace(tell);
      bytes = 0;
    }
    bytes += chunk;
    pace.rows("wrote " + table, rows, all, bytes);
  }
}
