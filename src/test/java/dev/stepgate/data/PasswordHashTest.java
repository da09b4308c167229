package dev.stepgate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

/** Django and the system's own crypt know the password again. */
class PasswordHashTest {
  private static final String PASSWORD = "correct horse \u00e4\u20ac '$\"";
  private static final String DJANGO =
      "import sys; from django.conf import settings; settings.configure();"
          + " from django.contrib.auth.hashers import check_password;"
          + " print(check_password(sys.argv[1], sys.argv[2]))";
  private static final String CRYPT =
      "import crypt, sys; print(crypt.crypt(sys.argv[1], sys.argv[2]) == sys.argv[2])";

  @Test
  void djangoKnowsItsOwn() throws Exception {
    String hash = PasswordHash.DJANGO_PBKDF2.of(PASSWORD);

    assertThat(python(DJANGO, PASSWORD, hash)).isEqualTo("True");
    assertThat(python(DJANGO, PASSWORD + "x", hash)).isEqualTo("False");
  }

  @Test
  void theSystemKnowsBcrypt() throws Exception {
    String hash = PasswordHash.BCRYPT.of(PASSWORD);

    assertThat(hash).startsWith("$2b$12$");
    assertThat(python(CRYPT, PASSWORD, hash)).isEqualTo("True");
    assertThat(python(CRYPT, PASSWORD + "x", hash)).isEqualTo("False");
    assertThatThrownBy(() -> PasswordHash.BCRYPT.of("\u00e4".repeat(37)))
        .isInstanceOf(DataError.class)
        .hasMessage("bcrypt takes a password of at most 72 bytes");
  }

  /** Computed again from nothing but what the text says. */
  @Test
  void argonSaysAllThatIsNeededToComputeItAgain() throws Exception {
    String[] parts = PasswordHash.ARGON2ID.of(PASSWORD).split("[$,]");
    assertThat(parts).hasSize(8).startsWith("", "argon2id", "v=19", "m=19456", "t=2", "p=1");

    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(19)
            .withMemoryAsKB(19456)
            .withIterations(2)
            .withParallelism(1)
            .withSalt(Base64.getDecoder().decode(parts[6]))
            .build());
    byte[] hash = new byte[32];
    generator.generateBytes(PASSWORD.getBytes(StandardCharsets.UTF_8), hash);
    assertThat(Base64.getDecoder().decode(parts[7])).isEqualTo(hash);
  }

  @Test
  void looksDifferentEachTime() throws Exception {
    for (PasswordHash hash : PasswordHash.values()) {
      assertThat(hash.of(PASSWORD)).isNotEqualTo(hash.of(PASSWORD)).doesNotContain("horse");
    }
  }

  private static String python(String program, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", "-W", "ignore", "-c", program);
    builder.command().addAll(java.util.List.of(arguments));
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }
}
