package dev.stepgate.data;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** How applications keep passwords, each as text in its usual form. */
public enum PasswordHash {
  ARGON2ID {
    @Override
    public String of(String password) {
      byte[] salt = salt(16);
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(ARGON_KILOBYTES)
              .withIterations(2)
              .withParallelism(1)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[32];
      generator.generateBytes(password.toCharArray(), hash);
      Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
      return String.format(
          "$argon2id$v=19$m=%d,t=2,p=1$%s$%s",
          ARGON_KILOBYTES, base64.encodeToString(salt), base64.encodeToString(hash));
    }
  },
  BCRYPT {
    @Override
    public String of(String password) throws DataError {
      if (password.getBytes(StandardCharsets.UTF_8).length > BCRYPT_BYTES) {
        throw new DataError("bcrypt takes a password of at most " + BCRYPT_BYTES + " bytes");
      }
      return OpenBSDBCrypt.generate("2b", password.toCharArray(), salt(16), 12);
    }
  },
  DJANGO_PBKDF2 {
    @Override
    public String of(String password) {
      String salt = Base64.getUrlEncoder().withoutPadding().encodeToString(salt(16));
      salt = salt.replace('-', 'a').replace('_', 'b');
      PBEKeySpec spec =
          new PBEKeySpec(
              password.toCharArray(),
              salt.getBytes(StandardCharsets.US_ASCII),
              DJANGO_ITERATIONS,
              256);
      try {
        byte[] hash =
            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        String text = Base64.getEncoder().encodeToString(hash);
        return "pbkdf2_sha256$" + DJANGO_ITERATIONS + "$" + salt + "$" + text;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every Java has PBKDF2", impossible);
      }
    }
  };

  private static final int ARGON_KILOBYTES = 19_456;
  private static final int BCRYPT_BYTES = 72;
  private static final int DJANGO_ITERATIONS = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** With a salt of its own, so that the same password looks different each time. */
  public abstract String of(String password) throws DataError;

  private static byte[] salt(int length) {
    byte[] salt = new byte[length];
    RANDOM.nextBytes(salt);
    return salt;
  }
}
