package dev.stepgate.run.store;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PostgresStoreTest extends ServerStoreContract {
  @Override
  Server server() {
    return Servers.postgres();
  }

  @Override
  Vendor vendor() {
    return Vendor.POSTGRES;
  }
}
