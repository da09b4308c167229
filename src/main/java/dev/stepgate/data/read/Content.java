package dev.stepgate.data.read;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.util.List;

/** What a source holds, proven whole. */
public interface Content extends AutoCloseable {

  /** Equal only if every byte that counts is. */
  String digest();

  List<SourceTable> tables();

  /** The rows in the order of the file, their values in the target's own text form. */
  Rows rows(SourceTable table) throws DataError;

  @Override
  void close() throws IOException;
}
