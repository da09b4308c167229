package dev.stepgate.host;

import java.util.HashMap;
import java.util.Map;

/** The environment that a command gets: Stepgate's own, without what is only Stepgate's. */
final class Surroundings {
  private static final String OWN = "STEPGATE_";

  private Surroundings() {}

  static void prepare(Map<String, String> environment, Map<String, String> more)
      throws CommandNotStarted {
    environment.keySet().removeIf(name -> name.startsWith(OWN));
    try {
      environment.putAll(more);
    } catch (IllegalArgumentException impossible) {
      throw new CommandNotStarted("an environment variable has an impossible name", impossible);
    }
  }

  static Map<String, String> inherited() {
    Map<String, String> inherited = new HashMap<>(System.getenv());
    inherited.keySet().removeIf(name -> name.startsWith(OWN));
    return inherited;
  }
}
