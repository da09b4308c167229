package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.support.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What makes fakes the same every time for those who have it, and unguessable for all others. */
public final class MaskingKey {
  private static final int SHORTEST = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private MaskingKey(SecretKeySpec key) {
    this.key = key;
  }

  /** Of a secret with at least 16 characters. */
  public static MaskingKey of(String secret) throws DataError {
    int length = secret.codePointCount(0, secret.length());
    if (length < SHORTEST) {
      throw new DataError(
          "the masking key has " + length + " characters; it wants at least " + SHORTEST);
    }
    return new MaskingKey(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
  }

  /** Tells whether two exports were masked alike, and nothing else about the key. */
  public String fingerprint() {
    return Digests.hex(Arrays.copyOf(digest("fingerprint"), 4));
  }

  /** Only its fingerprint. */
  @Override
  public String toString() {
    return "masking key " + fingerprint();
  }

  KeyedHash hash(String purpose) {
    ByteBuffer digest = ByteBuffer.wrap(digest("hash " + purpose));
    return new KeyedHash(digest.getLong(), digest.getLong());
  }

  /** Draws for one thread and one purpose. */
  Drawing drawing(String purpose) {
    return new Drawing(mac(), purpose);
  }

  private byte[] digest(String label) {
    return mac().doFinal(("stepgate " + label).getBytes(StandardCharsets.UTF_8));
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
