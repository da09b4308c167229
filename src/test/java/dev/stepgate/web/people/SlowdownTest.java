package dev.stepgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SlowdownTest {
  private final Clock still = Clock.fixed(Instant.parse("2026-07-11T14:30:00Z"), ZoneOffset.UTC);

  @Test
  void countsAttemptsBeforeTheyAreMade() {
    Slowdown slowdown = new Slowdown(2, Duration.ofMinutes(1), still);
    slowdown.begin("ann");
    slowdown.begin("ann");
    slowdown.begin("ann");
    assertThat(refused(slowdown, "ann")).isEqualTo(1);
    slowdown.begin("bob");
    slowdown.forget("ann");
    slowdown.begin("ann");
  }

  @Test
  void forgivesOneAttemptAndRemembersTheOthers() {
    Slowdown slowdown = new Slowdown(2, Duration.ofMinutes(1), still);
    slowdown.begin("10.0.0.1");
    slowdown.begin("10.0.0.1");
    slowdown.undo("10.0.0.1");
    slowdown.begin("10.0.0.1");
    slowdown.begin("10.0.0.1");
    assertThat(refused(slowdown, "10.0.0.1")).isEqualTo(1);
  }

  @Test
  void growsNoLargerThanItMay() {
    Slowdown slowdown = new Slowdown(0, Duration.ofMinutes(1), still);
    for (int i = 0; i < 30_000; i++) {
      slowdown.begin("name" + i);
    }
    assertThat(slowdown.size()).isEqualTo(10_000);
    assertThat(refused(slowdown, "name29999")).isEqualTo(1);
  }

  @Test
  void takesANetworkOfVersionSixForOneAddress() {
    assertThat(PasswordSignIn.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2");
    assertThat(PasswordSignIn.network("10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(PasswordSignIn.network("0:0:0:0:0:0:0:1")).isEqualTo("0:0:0:0");
  }

  private static long refused(Slowdown slowdown, String key) {
    return catchThrowableOfType(SlowedDown.class, () -> slowdown.begin(key)).seconds();
  }
}
