package dev.stepgate.audit;

import java.util.List;
import java.util.Optional;

/**
 * A log as it was read.
 *
 * @param lines the line of each record, counted from one
 * @param tail bytes after the last record that a crash has left: the last line has no line feed
 * @param size of the file
 */
public record LogContent(
    List<LogRecord> records, List<Long> lines, List<Finding> problems, byte[] tail, long size) {

  public Optional<Head> head() {
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(records.get(records.size() - 1).head());
  }

  public History history() {
    return History.of(records);
  }

  long line(int index) {
    return lines.get(index);
  }
}
