package dev.stepgate.data.read;

import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What files of others hold, all of it placed. */
record ForeignContent(
    String digest, Map<SourceTable, List<ForeignRows.Feed>> feeds, NaturalKeys keys)
    implements Content {

  @Override
  public List<SourceTable> tables() {
    return List.copyOf(feeds.keySet());
  }

  @Override
  public Rows rows(SourceTable table) {
    List<ForeignRows.Feed> from = feeds.get(table);
    if (from == null) {
      throw new IllegalArgumentException("no table of this content: " + table.name());
    }
    return new ForeignRows(table.columns(), from, new ObjectText(keys));
  }

  @Override
  public void close() throws IOException {
    keys.close();
  }
}
