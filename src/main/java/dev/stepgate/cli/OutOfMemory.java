package dev.stepgate.cli;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Too little memory is no bug: whoever started Stepgate can give it more. */
final class OutOfMemory {
  private OutOfMemory() {}

  static Optional<UserError> in(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError error && isOfTheHeap(error)) {
        return Optional.of(
            new UserError(
                    ExitCode.BUG,
                    "the memory of stepgate does not suffice",
                    "Give it more with STEPGATE_HEAP=512m, then type stepgate show last.")
                .causedBy(thrown));
      }
    }
    return Optional.empty();
  }

  /** Java says it too when there are too many threads, where a larger heap would only do harm. */
  private static boolean isOfTheHeap(OutOfMemoryError error) {
    String message = String.valueOf(error.getMessage());
    return message.contains("heap") || message.contains("GC overhead");
  }
}
