package dev.stepgate.web.watch;

import dev.stepgate.run.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether runs can write their logs: nothing is done without. */
@Component("logs")
final class LogFolder extends AbstractHealthIndicator {
  /** Less would not hold the output of a longer step. */
  private static final long LEAST = 50L << 20;

  private final Path folder;

  LogFolder(Engine engine) {
    super("the folder of logs cannot be written");
    folder = engine.home().logs();
  }

  /** A file is really written: neither rights nor a disk that is read-only say it otherwise. */
  @Override
  protected void doHealthCheck(Health.Builder health) throws IOException {
    Files.createDirectories(folder);
    Path probe = Files.createTempFile(folder, ".health", "");
    try {
      Files.write(probe, new byte[4096]);
    } finally {
      Files.delete(probe);
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    (free < LEAST ? health.down() : health.up()).withDetail("free_bytes", free);
  }

  /** How many bytes are left where logs are written, or would be. */
  static double free(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException unknown) {
      return Double.NaN;
    }
  }
}
