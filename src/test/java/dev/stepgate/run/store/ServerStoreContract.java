package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import org.junit.jupiter.api.Test;

/** What every store on a server promises besides. */
abstract class ServerStoreContract extends StoreContract {
  abstract Server server();

  @Override
  StoreSettings settings() {
    return settings(server().url(server().newDatabase()), server().password());
  }

  StoreSettings settings(String url, String password) {
    return StoreSettings.server(url, server().user(), password, LEASE);
  }

  @Test
  void namesHostAndDatabaseButNoPasswordWhenItIsRefused() {
    UserError refused = refusal(settings(server().url("jobs"), "wrong secret"));
    assertThat(refused.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.getMessage())
        .startsWith("store database 'jobs' on '127.0.0.1:" + server().port() + "' cannot be used: ")
        .doesNotContain("wrong secret");
    assertThat(refused.hint())
        .isEqualTo(
            "Check STEPGATE_STORE_URL, STEPGATE_STORE_USER and STEPGATE_STORE_PASSWORD, and that"
                + " the server runs; then type the same command again.");
  }

  @Test
  void leavesTablesOfOthersAlone() {
    String database = server().newDatabase();
    server().execute(database, "create table orders (id integer)");
    assertThat(refusal(settings(server().url(database), server().password())))
        .hasMessage(
            "store database '"
                + database
                + "' on '127.0.0.1:"
                + server().port()
                + "' holds tables that are not Stepgate's");
  }

  @Test
  void refusesAServerThatIsNotThere() {
    int port = Servers.freePort();
    String url = server().url("jobs").replace(":" + server().port(), ":" + port);
    assertThat(refusal(settings(url, server().password())).getMessage())
        .startsWith("store database 'jobs' on '127.0.0.1:" + port + "' cannot be used: ");
  }

  private static UserError refusal(StoreSettings settings) {
    return catchThrowableOfType(UserError.class, () -> Store.open(settings));
  }
}
