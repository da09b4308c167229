package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreSettingsTest {
  private static final Path HOME = Path.of("/srv/what now?");

  @Test
  void isAFileUnlessAServerIsNamed() {
    StoreSettings settings = StoreSettings.from(HOME, Map.of());
    assertThat(settings.file()).isEqualTo(HOME.resolve(".stepgate/store.db"));
    assertThat(settings.url())
        .isEqualTo(
            "jdbc:sqlite:file:///srv/what%20now%3F/.stepgate/store.db?journal_mode=WAL"
                + "&synchronous=FULL&busy_timeout=10000&transaction_mode=IMMEDIATE");
    assertThat(settings.describe()).isEqualTo("'/srv/what now?/.stepgate/store.db'");
    assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings.beat()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void speaksToMariadbWithTheDriverForMysql() {
    StoreSettings settings = from("STEPGATE_STORE_URL", "jdbc:mariadb://db1/runs");
    assertThat(settings.url()).isEqualTo("jdbc:mysql://db1/runs");
    assertThat(settings.file()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db1:5433/runs, database 'runs' on 'db1:5433'",
    "jdbc:mysql://ann:geheim@db1/runs?password=geheim, database 'runs' on 'db1'",
    "jdbc:mysql:loadbalance://a:1/runs, database 'runs' on 'a:1'",
    "jdbc:mysql://db1?password=geheim/x, database '' on 'db1'",
    "jdbc:postgresql:runs?password=geheim, at 'jdbc:postgresql:runs'"
  })
  void namesHostAndDatabaseOnly(String url, String described) {
    StoreSettings settings = from("STEPGATE_STORE_URL", url);
    assertThat(settings.describe()).isEqualTo(described);
    assertThat(settings).hasToString("StoreSettings[" + described + "]");
  }

  @Test
  void refusesADatabaseThatLosesWhatItAcknowledged() {
    UserError refused = refusal("STEPGATE_STORE_URL", "jdbc:h2:mem:geheim");
    assertThat(refused.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(refused.render())
        .isEqualTo(
            "error: STEPGATE_STORE_URL begins with 'jdbc:h2:', which cannot be a store\n"
                + "hint: Use jdbc:postgresql:, jdbc:mysql: or jdbc:mariadb:, or leave it unset to"
                + " use a file.");
  }

  @ParameterizedTest
  @CsvSource({"15", "0s", "soon", "''"})
  void refusesALeaseThatIsNoDuration(String lease) {
    assertThat(refusal("STEPGATE_LEASE", lease))
        .hasMessage("STEPGATE_LEASE is '" + lease + "', which is no duration");
  }

  private static StoreSettings from(String name, String value) {
    return StoreSettings.from(HOME, Map.of(name, value));
  }

  private static UserError refusal(String name, String value) {
    return catchThrowableOfType(UserError.class, () -> from(name, value));
  }
}
