package dev.stepgate.data.script;

/** Lines of rows between COPY and {@code \.}. */
final class CopyLines {
  private CopyLines() {}

  /**
   * How long the lines are that end in a range before {@code \.}, or -1 if none ends in it.
   *
   * @param searched how many bytes are known to hold no end of a line
   */
  static int length(byte[] bytes, int from, int searched, int end) {
    int line = from;
    for (int place = from + searched; place < end; place++) {
      if (bytes[place] == '\n') {
        if (isEnd(bytes, line, place)) {
          return line - from;
        }
        line = place + 1;
      }
    }
    return line > from ? line - from : -1;
  }

  /** Whether a line, without its newline, is {@code \.} alone. */
  static boolean isEnd(byte[] bytes, int from, int end) {
    int length = end > from && bytes[end - 1] == '\r' ? end - from - 1 : end - from;
    return length == 2 && bytes[from] == '\\' && bytes[from + 1] == '.';
  }
}
