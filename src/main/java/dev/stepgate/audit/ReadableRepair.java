package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Brings the text for people up to the log after a crash, without taking anything back. */
final class ReadableRepair {
  private ReadableRepair() {}

  /** What is to be appended. */
  static byte[] missing(byte[] found, String expected) {
    byte[] wanted = expected.getBytes(UTF_8);
    if (isPrefix(found, wanted)) {
      return Arrays.copyOfRange(wanted, found.length, wanted.length);
    }
    String notice =
        "\n\n*** What stands above is not what the log says. The log from its beginning: ***\n\n";
    return (notice + expected).getBytes(UTF_8);
  }

  private static boolean isPrefix(byte[] start, byte[] whole) {
    return start.length <= whole.length && Arrays.equals(start, Arrays.copyOf(whole, start.length));
  }
}
