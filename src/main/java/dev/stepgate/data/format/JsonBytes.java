package dev.stepgate.data.format;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON as bytes, without looking twice at what needs no change. */
final class JsonBytes implements Closeable {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ESCAPES = escapes();
  private static final int LONGEST_ESCAPE = 6;

  private final OutputStream out;
  private final byte[] buffer = new byte[64 * 1024];
  private int length;
  private long written;

  JsonBytes(OutputStream out) {
    this.out = out;
  }

  /** 0 for what stands for itself, 'u' for what has no escape of its own. */
  private static byte[] escapes() {
    byte[] escapes = new byte[256];
    Arrays.fill(escapes, 0, ' ', (byte) 'u');
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A text as JSON has it, quotes included. */
  static String quoted(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] utf8 = utf8(text);
    try (JsonBytes json = new JsonBytes(bytes)) {
      json.string(utf8, 0, utf8.length);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  long written() {
    return written + length;
  }

  void raw(byte[] text) throws IOException {
    raw(text, 0, text.length);
  }

  void raw(byte[] text, int from, int to) throws IOException {
    int count = to - from;
    if (count > buffer.length - length) {
      flush();
      if (count > buffer.length) {
        out.write(text, from, count);
        written += count;
        return;
      }
    }
    System.arraycopy(text, from, buffer, length, count);
    length += count;
  }

  void one(int character) throws IOException {
    if (length == buffer.length) {
      flush();
    }
    buffer[length++] = (byte) character;
  }

  void string(byte[] utf8, int from, int to) throws IOException {
    one('"');
    int start = from;
    for (int index = from; index < to; index++) {
      byte escape = ESCAPES[utf8[index] & 0xff];
      if (escape != 0) {
        raw(utf8, start, index);
        escape(utf8[index], escape);
        start = index + 1;
      }
    }
    raw(utf8, start, to);
    one('"');
  }

  private void escape(byte character, byte escape) throws IOException {
    if (buffer.length - length < LONGEST_ESCAPE) {
      flush();
    }
    buffer[length++] = '\\';
    buffer[length++] = escape;
    if (escape == 'u') {
      buffer[length++] = '0';
      buffer[length++] = '0';
      buffer[length++] = HEX[character >> 4];
      buffer[length++] = HEX[character & 15];
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, length);
    written += length;
    length = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
