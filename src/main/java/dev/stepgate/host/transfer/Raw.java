package dev.stepgate.host.transfer;

import java.nio.charset.StandardCharsets;

/** Names of files are bytes; here they travel in strings that hold one byte in each character. */
final class Raw {
  private Raw() {}

  static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String raw) {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** For people. */
  static String shown(String raw) {
    return new String(bytes(raw), StandardCharsets.UTF_8);
  }
}
