package dev.stepgate.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to run and with which surroundings.
 *
 * @param cwd on a far machine, empty for where its shell starts
 * @param env added to the environment Stepgate itself was started in (without its own STEPGATE_
 *     settings)
 * @param as another system user, or null
 * @param tag marks every process of the tree in its environment (STEPGATE_TAG), so that leftovers
 *     are found
 */
public record Command(
    String script, Path cwd, Map<String, String> env, @Nullable String as, String tag) {
  public static final String TAG = "STEPGATE_TAG";

  /** With a tag of its own behind this one's, so that it can be ended alone. */
  Command apart() {
    return new Command(script, cwd, env, as, tag + "/" + UUID.randomUUID());
  }
}
