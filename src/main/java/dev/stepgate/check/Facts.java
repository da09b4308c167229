package dev.stepgate.check;

import dev.stepgate.host.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What one look has shown.
 *
 * @param problem why nothing could be seen, or null; a check with a problem has failed
 * @param exit the exit code, where there was a command
 * @param status the HTTP status, where there was a request
 * @param content what was read: output, file or answer
 * @param output the kept output of a checking command
 */
public record Facts(
    @Nullable String problem,
    @Nullable Integer exit,
    @Nullable Integer status,
    Content content,
    Evidence.@Nullable Result output) {

  public static Facts problem(String problem) {
    return new Facts(problem, null, null, Content.NOTHING, null);
  }

  static Facts of(Content content) {
    return new Facts(null, null, null, content, null);
  }
}
