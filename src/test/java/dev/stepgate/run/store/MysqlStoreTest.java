package dev.stepgate.run.store;

import dev.stepgate.testkit.Server;
import dev.stepgate.testkit.Servers;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MysqlStoreTest extends MysqlFamilyContract {
  @Override
  Server server() {
    return Servers.mysql();
  }

  @Override
  Vendor vendor() {
    return Vendor.MYSQL;
  }
}
