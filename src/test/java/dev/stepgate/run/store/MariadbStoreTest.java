package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MariadbStoreTest extends MysqlFamilyContract {
  @Override
  Server server() {
    return Servers.mariadb();
  }

  @Override
  Vendor vendor() {
    return Vendor.MARIADB;
  }

  @Test
  void goesByTheServerAndNotByTheUrl() {
    String url = server().url(server().newDatabase()).replace("jdbc:mysql:", "jdbc:mariadb:");
    try (Store named = Store.open(settings(url, server().password()))) {
      assertThat(named.vendor()).isEqualTo(Vendor.MARIADB);
    }
  }
}
