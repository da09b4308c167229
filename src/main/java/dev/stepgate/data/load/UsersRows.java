package dev.stepgate.data.load;

import dev.stepgate.data.read.KeyIndex;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.read.UnreadableRow;
import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows whose references to users are those of the target. */
final class UsersRows implements Rows {
  private final Rows rows;
  private final SourceTable table;
  private final int[] references;
  private final KeyIndex index;
  private final @Nullable String otherwise;
  private final boolean refuses;
  private long row;

  UsersRows(
      Rows rows,
      SourceTable table,
      List<String> references,
      KeyIndex index,
      @Nullable String otherwise,
      boolean refuses) {
    this.rows = rows;
    this.table = table;
    this.references =
        references.stream().mapToInt(rows.columns()::indexOf).filter(at -> at >= 0).toArray();
    this.index = index;
    this.otherwise = otherwise;
    this.refuses = refuses;
  }

  @Override
  public List<String> columns() {
    return rows.columns();
  }

  @Override
  public @Nullable String @Nullable [] next() throws IOException {
    row++;
    @Nullable String[] values = rows.next();
    if (values != null) {
      for (int at : references) {
        String user = values[at];
        values[at] = user == null ? null : now(user, at);
      }
    }
    return values;
  }

  private @Nullable String now(String user, int at) throws IOException {
    String now = index.get(List.of(user));
    if (now == null && refuses) {
      throw new UnreadableRow(
          table.place()
              + ": row "
              + row
              + " of table "
              + table.name()
              + ", column "
              + columns().get(at)
              + " refers to a user who is not in the target");
    }
    return now == null ? otherwise : now;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
