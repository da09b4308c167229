package dev.stepgate.support;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are equal when their content is. */
record Octets(byte[] bytes) {
  static Octets of(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
