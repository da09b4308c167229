package dev.stepgate.data.script;

/** Counts lines. */
final class Lines {
  private Lines() {}

  static long in(byte[] bytes, int from, int end) {
    long lines = 0;
    for (int place = from; place < end; place++) {
      if (bytes[place] == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
