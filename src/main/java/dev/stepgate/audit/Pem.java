package dev.stepgate.audit;

import java.util.Base64;

/** The armour around keys that openssl reads and writes. */
final class Pem {
  private Pem() {}

  static String encode(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
  }

  /**
   * @throws IllegalArgumentException when there is no such block or it is not base64
   */
  static byte[] decode(String type, String text) {
    String begin = "-----BEGIN " + type + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + type + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + type + " in it");
    }
    String body = text.substring(from + begin.length(), to).replaceAll("\\s", "");
    return Base64.getDecoder().decode(body);
  }
}
