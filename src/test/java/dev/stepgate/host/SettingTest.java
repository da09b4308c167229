package dev.stepgate.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgate.support.UserError;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
  @Test
  void hasTheStandardValues() {
    assertThat(LocalHost.GRACE.in(Map.of())).isEqualTo(Duration.ofSeconds(5));
    assertThat(Evidence.LIMIT.in(Map.of())).isEqualTo(100_000_000);
  }

  @Test
  void readsTheEnvironment() {
    assertThat(LocalHost.GRACE.in(Map.of("STEPGATE_KILL_GRACE", "1m"))).hasMinutes(1);
    assertThat(Evidence.LIMIT.in(Map.of("STEPGATE_OUTPUT_LIMIT", "10MB"))).isEqualTo(10_000_000);
  }

  @Test
  void namesAWrongValue() {
    assertThatThrownBy(() -> LocalHost.GRACE.in(Map.of("STEPGATE_KILL_GRACE", "soon")))
        .isInstanceOfSatisfying(
            UserError.class,
            error ->
                assertThat(error.render())
                    .isEqualTo(
                        """
                        error: STEPGATE_KILL_GRACE: expected a duration such as 500ms, 30s, 10m or 1h30m, got 'soon'
                        hint: Correct the environment variable, or unset it for 5s."""));
  }
}
