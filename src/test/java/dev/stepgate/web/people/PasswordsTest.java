package dev.stepgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void makesEveryHashAnother() {
    String one = passwords.hash("ann", "a few long words");
    String two = passwords.hash("ann", "a few long words");
    assertThat(one).isNotEqualTo(two).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.matches("a few long words", one)).isTrue();
    assertThat(passwords.matches("a few long word", one)).isFalse();
    assertThat(passwords.matches("no password", null)).isFalse();
    assertThat(passwords.matches("", "")).isFalse();
    assertThat(passwords.matches("x".repeat(100_000), one)).isFalse();
  }

  @Test
  void takesAsLongForNobodyAsForSomebody() {
    String hash = passwords.hash("ann", "a few long words");
    long known = nanos(() -> passwords.matches("wrong", hash));
    long nobody = nanos(() -> passwords.matches("wrong", null));
    long invited = nanos(() -> passwords.matches("wrong", ""));
    assertThat(nobody).isBetween(known / 4, known * 4);
    assertThat(invited).isBetween(known / 4, known * 4);
  }

  @Test
  void refusesWhatIsEasilyGuessed() {
    assertThatThrownBy(() -> passwords.hash("ann", "short"))
        .hasMessage("the password has 5 characters");
    assertThatThrownBy(() -> passwords.hash("ann", "x".repeat(201)))
        .hasMessage("the password has 201 characters");
    assertThatThrownBy(() -> passwords.hash("ann", "xyxyxyxyxyxyxy"))
        .hasMessage("the password is easily guessed");
    assertThatThrownBy(() -> passwords.hash("annabella", "annabella 2026"))
        .hasMessage("the password is easily guessed");
  }

  private static long nanos(BooleanSupplier work) {
    return LongStream.range(0, 5)
        .map(
            round -> {
              long before = System.nanoTime();
              assertThat(work.getAsBoolean()).isFalse();
              return System.nanoTime() - before;
            })
        .sorted()
        .skip(2)
        .findFirst()
        .orElseThrow();
  }
}
