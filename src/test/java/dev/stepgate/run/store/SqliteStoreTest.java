package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.run.store.Holder.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

  @Test
  void takesAHolderFromBeforeTheLastRebootForDeadAtOnce() throws Exception {
    Owner before = new Owner(HERE.user(), HERE.host(), "the boot before", 4711, 99);
    store.leases().acquire("rebooted", run, before);
    StoreSettings patient = StoreSettings.file(settings().file(), Duration.ofDays(1));
    try (Store patientStore = Store.open(patient)) {
      assertThat(patientStore.leases().holder("rebooted")).map(Holder::state).contains(State.DEAD);
    }
  }

  @Test
  void shipsTheVersionThatItChecksForEverywhere() throws Exception {
    for (Vendor vendor : Vendor.values()) {
      Path scripts = Path.of("src/main/resources", vendor.scripts());
      try (var files = Files.list(scripts)) {
        assertThat(files.map(file -> file.getFileName().toString().replaceAll("__.*", "")))
            .containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, Schema.VERSION).mapToObj(n -> "V" + n).toList());
      }
    }
  }
}
