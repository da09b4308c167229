package dev.stepgate.data.load;

import java.util.Arrays;

/** Bytes that grow, handed on without a copy. */
public final class Bytes {
  private byte[] array;
  private int length;

  public Bytes(int capacity) {
    array = new byte[capacity];
  }

  public byte[] array() {
    return array;
  }

  public int length() {
    return length;
  }

  /** Makes room, so that {@link #put} may be called that often. */
  void reserve(int more) {
    if (array.length - length < more) {
      array = Arrays.copyOf(array, Math.max(length + more, (int) Math.min(2L * length, 1L << 30)));
    }
  }

  void put(int value) {
    array[length++] = (byte) value;
  }

  /** One byte. */
  public void add(int value) {
    reserve(1);
    put(value);
  }

  /** Some of the bytes of an array. */
  public void add(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, array, length, end - start);
    length += end - start;
  }

  /** Text without any other characters. */
  public void addAscii(String text) {
    int size = text.length();
    reserve(size);
    for (int i = 0; i < size; i++) {
      put(text.charAt(i));
    }
  }

  /** A character beyond ASCII as UTF-8. */
  void putWide(int point) {
    if (point < 0x800) {
      put(0xC0 | point >> 6);
    } else if (point < 0x10000) {
      put(0xE0 | point >> 12);
      put(0x80 | point >> 6 & 0x3F);
    } else {
      put(0xF0 | point >> 18);
      put(0x80 | point >> 12 & 0x3F);
      put(0x80 | point >> 6 & 0x3F);
    }
    put(0x80 | point & 0x3F);
  }
}
