package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.Content;
import dev.stepgate.data.read.KeyIndex;
import dev.stepgate.data.read.SourceTable;
import dev.stepgate.data.schema.Rows;
import dev.stepgate.data.schema.Schema;
import dev.stepgate.data.schema.TableName;
import dev.stepgate.support.Digests;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A content without its users, whose other rows refer to users of the target. */
record UsersContent(
    Content content,
    List<SourceTable> tables,
    Schema schema,
    TableName users,
    KeyIndex index,
    @Nullable String otherwise,
    boolean refuses,
    String agreed)
    implements Content {

  @Override
  public String digest() {
    return Digests.sha256(content.digest() + ", users " + agreed);
  }

  @Override
  public Rows rows(SourceTable table) throws DataError {
    List<String> references = references(table.name());
    Rows rows = content.rows(table);
    return references.isEmpty()
        ? rows
        : new UsersRows(rows, table, references, index, otherwise, refuses);
  }

  private List<String> references(TableName name) {
    return schema.table(name).stream()
        .flatMap(table -> table.foreignKeys().stream())
        .filter(key -> key.target().equals(users))
        .map(key -> key.columns().get(0))
        .toList();
  }

  /** Fails if any of the wanted tables refers to nobody. */
  void readAll(Predicate<TableName> wanted) throws DataError, IOException {
    for (SourceTable table : tables) {
      if (wanted.test(table.name()) && !references(table.name()).isEmpty()) {
        try (Rows rows = rows(table)) {
          while (rows.next() != null) {
            continue;
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (content) {
      index.close();
    }
  }
}
