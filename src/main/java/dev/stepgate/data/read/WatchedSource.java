package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.Limit;
import dev.stepgate.data.Pace;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Schema;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that tells how far it has been read, and ends when its limit is reached. */
public record WatchedSource(Source source, Pace pace, Limit limit) implements Source {
  private static final int ROWS = 1_000;

  @Override
  public Content open(Schema target) throws DataError {
    return new Watched(source.open(target));
  }

  private final class Watched implements Content {
    private final Content content;
    private final long all;
    private long read;

    Watched(Content content) {
      this.content = content;
      this.all = content.tables().stream().mapToLong(SourceTable::rows).sum();
    }

    @Override
    public String digest() {
      return content.digest();
    }

    @Override
    public List<SourceTable> tables() {
      return content.tables();
    }

    @Override
    public Rows rows(SourceTable table) throws DataError {
      return new WatchedRows(content.rows(table), table, this);
    }

    @Override
    public void close() throws IOException {
      content.close();
    }

    void readOne(SourceTable table) throws IOException {
      read++;
      if (read % ROWS == 0) {
        pace.rows("read " + table.name(), read, all);
        if (limit.isReached()) {
          throw new IOException("it was ended before its end");
        }
      }
    }
  }

  private record WatchedRows(Rows rows, SourceTable table, Watched content) implements Rows {
    @Override
    public List<String> columns() {
      return rows.columns();
    }

    @Override
    public @Nullable String @Nullable [] next() throws IOException {
      @Nullable String[] row = rows.next();
      if (row != null) {
        content.readOne(table);
      }
      return row;
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
