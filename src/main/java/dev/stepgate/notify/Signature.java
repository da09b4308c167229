package dev.stepgate.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to a receiver who has sent a body, and when. */
final class Signature {
  static final String HEADER = "X-Stepgate-Signature";

  private Signature() {}

  /** {@code t=SECONDS,v1=HEX}: the HMAC-SHA256 of seconds, a full stop and the body. */
  static String of(String secret, Instant time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update((time.getEpochSecond() + ".").getBytes(UTF_8));
      return "t=" + time.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
