package dev.stepgate.data.format;

import dev.stepgate.data.DataError;
import java.io.Closeable;
import java.io.IOException;

/** Takes the rows of one table; closing it ends what it has written. */
public interface RowWriter extends Closeable {
  void write(CanonicalRow row) throws IOException, DataError;

  /** How many bytes it has written, before compression. */
  long bytes();
}
