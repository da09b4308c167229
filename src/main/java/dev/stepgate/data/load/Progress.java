package dev.stepgate.data.load;

import dev.stepgate.data.schema.TableName;

/** Is told after each chunk how far an import is. */
public interface Progress {

  /**
   * Rows of a table are in.
   *
   * @param rows of the table so far
   * @param all of the table, as the source says
   * @param bytes of the chunk, as it was sent
   */
  void loaded(TableName table, long rows, long all, long bytes);

  /** Something that may make the target differ from the source, told before the first row. */
  default void noticed(String notice) {}
}
