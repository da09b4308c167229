package dev.stepgate.run;

import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.SealKey;
import dev.stepgate.run.store.Owner;
import dev.stepgate.run.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Everything around runs that stays the same while the program lives.
 *
 * @param workFolder where the program was started
 * @param environment what it was started with
 */
record Setting(
    Home home, Path workFolder, Map<String, String> environment, Clock clock, Store store, SealKey key, Owner self, Duration beat) {

  Batch batch() {
    return Batch.on(store);
  }

  RunFolder folder(String runId) {
    return home.folder(runId);
  }
}
