package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import org.jspecify.annotations.Nullable;

/** Writes a row as the text that a server takes in bulk. */
public interface RowText {

  /**
   * @param values of the columns this text was made for, in their order
   * @param row its number in the file, for errors
   */
  void append(@Nullable String[] values, long row, Bytes out) throws DataError;
}
