package dev.stepgate.check;

import java.util.Map;

/** What all checks of databases have in common. */
final class DatabaseChecks {
  private static final String FROM_HERE = "Databases are reached from where Stepgate runs.";

  static final Map<String, String> WITHOUT_EFFECT = Map.of("on", FROM_HERE, "as", FROM_HERE);

  private DatabaseChecks() {}
}
