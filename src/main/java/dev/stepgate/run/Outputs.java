package dev.stepgate.run;

import dev.stepgate.host.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the log names an output file. */
final class Outputs {
  private Outputs() {}

  static void discard(Evidence.Result output) {
    try {
      Files.deleteIfExists(output.file());
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  /** Null where nothing was printed; then no file is kept either. */
  static @Nullable Map<String, Object> of(Evidence.@Nullable Result output) {
    if (output == null) {
      return null;
    }
    if (output.bytes() == 0) {
      discard(output);
      return null;
    }
    return Entry.with("file", "output/" + output.file().getFileName())
        .and("bytes", output.bytes())
        .and("sha256", output.sha256())
        .and("stored_bytes", output.storedBytes())
        .and("stored_sha256", output.storedSha256())
        .and("capped", output.capped())
        .map();
  }
}
