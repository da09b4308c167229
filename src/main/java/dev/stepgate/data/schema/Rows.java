package dev.stepgate.data.schema;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table, one after the other, never all at once.
 *
 * <p>Each value is null or the server's own text form of it: numbers in full, {@code true} and
 * {@code false}, dates and times as ISO with a blank between them, moments in UTC with {@code +00},
 * bytes as hex digits, JSON as it was.
 */
public interface Rows extends AutoCloseable {

  /** The names of the columns, in the order of the values. */
  List<String> columns();

  /** The next row's values, or null after the last. */
  @Nullable String @Nullable [] next() throws IOException;

  @Override
  void close() throws IOException;
}
