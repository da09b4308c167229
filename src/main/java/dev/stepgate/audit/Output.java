package dev.stepgate.audit;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a command printed: the file that keeps it, and the true size and digest of what was printed.
 *
 * @param file relative to the run's folder
 * @param bytes as printed, redacted
 * @param storedBytes as kept; less than {@code bytes} when capped
 */
public record Output(
    String file, long bytes, String sha256, long storedBytes, String storedSha256, boolean capped) {

  static Optional<Output> of(JsonNode output) {
    if (!output.path("file").isString()) {
      return Optional.empty();
    }
    return Optional.of(
        new Output(
            output.path("file").asString(),
            output.path("bytes").asLong(0),
            output.path("sha256").asString(""),
            output.path("stored_bytes").asLong(-1),
            output.path("stored_sha256").asString(""),
            output.path("capped").asBoolean(false)));
  }

  /** Whether the file is finished, so that its digest can be compared. */
  boolean bound() {
    return !storedSha256.isEmpty();
  }
}
