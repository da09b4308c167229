package dev.stepgate.audit;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Cuts bytes into lines, wherever one read ends and the next begins. */
final class LineSplitter {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<byte[]> lines;

  /**
   * @param lines is given each line without its line feed
   */
  LineSplitter(Consumer<byte[]> lines) {
    this.lines = lines;
  }

  void take(byte[] bytes, int length) {
    int from = 0;
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        keep(bytes, from, at);
        lines.accept(line.toByteArray());
        line.reset();
        from = at + 1;
      }
    }
    keep(bytes, from, length);
  }

  /** What follows the last line feed. */
  byte[] rest() {
    return line.toByteArray();
  }

  /** One byte more than a line may have is enough to know that it has too many. */
  private void keep(byte[] bytes, int from, int to) {
    line.write(bytes, from, Math.min(to - from, RecordLine.LONGEST + 1 - line.size()));
  }
}
