package dev.stepgate.run.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir static Path home;

  @Override
  StoreSettings settings() {
    return StoreSettings.file(home.resolve(".stepgate").resolve("store.db"), LEASE);
  }

  @Override
  Vendor vendor() {
    return Vendor.SQLITE;
  }
}
