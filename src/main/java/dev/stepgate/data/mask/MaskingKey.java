package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.support.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** What makes fakes the same every time for those who have it, and unguessable for all others. */
public final class MaskingKey {
  private static final int SHORTEST = 16;
  private static final int FEWEST_DIFFERENT = 8;
  private static final String ALGORITHM = "HmacSHA256";

  /** Whoever guesses secrets, be it by a fingerprint or by a fake, pays for each guess. */
  private static final int ROUNDS = 600_000;

  private static final byte[] SALT = "stepgate masking key".getBytes(StandardCharsets.UTF_8);

  private final SecretKeySpec key;

  private MaskingKey(SecretKeySpec key) {
    this.key = key;
  }

  /** Of a secret with at least 16 characters, 8 of them different. */
  public static MaskingKey of(String secret) throws DataError {
    int length = secret.codePointCount(0, secret.length());
    if (length < SHORTEST) {
      throw new DataError(
          "the masking key has " + length + " characters; it wants at least " + SHORTEST);
    }
    long different = secret.codePoints().distinct().count();
    if (different < FEWEST_DIFFERENT) {
      throw new DataError(
          "the masking key has "
              + different
              + " different characters; it wants at least "
              + FEWEST_DIFFERENT);
    }
    return new MaskingKey(new SecretKeySpec(stretched(secret), ALGORITHM));
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

  private static byte[] stretched(String secret) {
    PBEKeySpec password = new PBEKeySpec(secret.toCharArray(), SALT, ROUNDS, 256);
    try {
      return SecretKeyFactory.getInstance("PBKDF2With" + ALGORITHM)
          .generateSecret(password)
          .getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      password.clearPassword();
    }
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
