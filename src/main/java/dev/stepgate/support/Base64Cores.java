package dev.stepgate.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The characters of base64 text that a secret alone determines, whatever stands before and after
 * it.
 */
final class Base64Cores {
  private Base64Cores() {}

  static Set<Octets> of(byte[] secret) {
    Set<Octets> cores = new LinkedHashSet<>();
    for (Base64.Encoder encoder :
        new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
      for (int before = 0; before < 3; before++) {
        cores.add(core(secret, before, encoder));
      }
    }
    return cores;
  }

  private static Octets core(byte[] secret, int before, Base64.Encoder encoder) {
    byte[] shifted = new byte[before + secret.length];
    System.arraycopy(secret, 0, shifted, before, secret.length);
    int first = (before * 8 + 5) / 6;
    int end = shifted.length * 8 / 6;
    String text = encoder.encodeToString(shifted);
    return new Octets(
        text.substring(Math.min(first, end), end).getBytes(StandardCharsets.US_ASCII));
  }
}
