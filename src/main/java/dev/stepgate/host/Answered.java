package dev.stepgate.host;

import java.util.Map;

/**
 * Who answered, in their own words.
 *
 * @param machine the name that the machine gives itself
 * @param id the machine's lasting id, or empty
 * @param boot the id of its present boot
 */
public record Answered(
    String machine, String user, String shell, String system, String id, String boot) {

  static Answered of(Map<String, String> said) {
    return new Answered(
        said.getOrDefault("machine", "?"),
        said.getOrDefault("user", "?"),
        said.getOrDefault("shell", "?"),
        said.getOrDefault("system", "?"),
        said.getOrDefault("id", ""),
        said.getOrDefault("boot", ""));
  }

  /** {@code user@machine}. */
  public String who() {
    return user + "@" + machine;
  }
}
