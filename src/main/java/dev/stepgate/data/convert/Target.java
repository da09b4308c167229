package dev.stepgate.data.convert;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file or folder to write.
 *
 * @param id of whoever writes: what it has written there before is replaced; null replaces nothing
 */
public record Target(Path path, @Nullable String id) {
  public static Target of(Path path) {
    return new Target(path, null);
  }
}
