package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.io.InputStream;

/** A view that moves over a script and holds what lies between a start and where one reads. */
final class Window {
  private final InputStream in;
  private final String name;
  private final Limit limit;
  private final int chunk;
  private byte[] bytes;
  private int start;
  private int at;
  private int end;
  private long line = 1;
  private long statements;

  Window(InputStream in, String name, Limit limit, int chunk) {
    this.in = in;
    this.name = name;
    this.limit = limit;
    this.chunk = chunk;
    this.bytes = new byte[2 * chunk];
  }

  /** The byte so many places ahead, or -1 behind the last. */
  int peek(int ahead) throws IOException, DataError {
    while (at + ahead >= end) {
      if (!more()) {
        return -1;
      }
    }
    return bytes[at + ahead] & 0xff;
  }

  boolean startsWith(byte[] text) throws IOException, DataError {
    for (int ahead = 0; ahead < text.length; ahead++) {
      if (peek(ahead) != (text[ahead] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Goes on, at most to the end. */
  void skip(int count) throws IOException, DataError {
    peek(count - 1);
    at = Math.min(at + count, end);
  }

  /** Goes on to the next stop and returns it, or to the end and returns -1. */
  int skipUntil(Stops stops) throws IOException, DataError {
    do {
      at = stops.find(bytes, at, end);
      if (at < end) {
        return bytes[at] & 0xff;
      }
    } while (more());
    return -1;
  }

  /** The same, but holds nothing of what it passes. */
  int dropUntil(Stops stops) throws IOException, DataError {
    do {
      at = stops.find(bytes, at, end);
      if (at < end) {
        return bytes[at] & 0xff;
      }
      mark();
    } while (more());
    return -1;
  }

  /** Starts anew from here. */
  void mark() {
    line += Lines.in(bytes, start, at);
    start = at;
  }

  /** From the start to here; then goes over the delimiter, which has been seen already. */
  ScriptStatement statement(int delimiter) throws DataError {
    int length = length();
    if (length > limit.bytes()) {
      throw tooLong();
    }
    at += delimiter;
    return new ScriptStatement(bytes, start, length, line, ++statements, false);
  }

  /** What lies between the start and here, byte by byte. */
  String passed() {
    return new String(bytes, start, length(), ISO_8859_1);
  }

  /**
   * How many bytes of whole lines are here that belong to a COPY: 0 at the line {@code \\.} that
   * ends it, -1 if the script ends without one.
   */
  int wholeLines() throws IOException, DataError {
    int searched = 0;
    int length = CopyLines.length(bytes, at, searched, end);
    while (length < 0) {
      searched = end - at;
      if (!more()) {
        return CopyLines.isEnd(bytes, at, end) ? 0 : -1;
      }
      length = CopyLines.length(bytes, at, searched, end);
    }
    return length;
  }

  /** Passes what is here, and holds nothing of it. */
  void drop(int length) {
    at += length;
    mark();
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  /** How much lies between the start and here. */
  int length() {
    return at - start;
  }

  /** The line of a place after the start. */
  long lineAt(int offset) {
    return line + Lines.in(bytes, start, start + offset);
  }

  DataError wrong(String fact) {
    return wrong(lineAt(length()), fact);
  }

  DataError wrong(long where, String fact) {
    return new DataError(name + ":" + where + ": " + fact);
  }

  private DataError tooLong() {
    return wrong(
        line,
        "the statement that begins here is longer than the "
            + limit.bytes()
            + " bytes of "
            + limit.reason());
  }

  private boolean more() throws IOException, DataError {
    if (length() > limit.bytes()) {
      throw tooLong();
    }
    if (end == bytes.length) {
      makeRoom();
    }
    int read = in.read(bytes, end, Math.min(chunk, bytes.length - end));
    end += Math.max(read, 0);
    return read >= 0;
  }

  private void makeRoom() {
    int held = end - start;
    byte[] target = held > bytes.length / 2 ? new byte[bytes.length * 2] : bytes;
    System.arraycopy(bytes, start, target, 0, held);
    bytes = target;
    end = held;
    at -= start;
    start = 0;
  }
}
