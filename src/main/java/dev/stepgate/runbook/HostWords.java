package dev.stepgate.runbook;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What says how a host is reached is given to other programs, and must not mislead them. */
public final class HostWords {
  private static final Set<String> FILES = Set.of("identity", "config", "compose");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final String OPTION = "Write it without; it would be taken for an option.";
  private static final String WITHOUT = "Write it without them.";
  private static final int LAST_PORT = 65_535;

  private HostWords() {}

  /** What is wrong, and what to do about it. */
  public record Wrong(String fact, String hint) {}

  /** What another program would take for something else than the value of this key. */
  public static Optional<Wrong> in(String key, String value) {
    if (value.isBlank()) {
      return wrong("'" + key + "' is blank", "Write what it should say.");
    }
    if (FILES.contains(key)) {
      return value.codePoints().anyMatch(Character::isISOControl)
          ? wrong("'" + key + "' holds control characters", WITHOUT)
          : Optional.empty();
    }
    return key.equals("port") ? port(value) : word(key, value);
  }

  private static Optional<Wrong> word(String key, String value) {
    if (value.startsWith("-")) {
      return wrong("'" + key + "' begins with '-'", OPTION);
    }
    if (value.contains("@-")) {
      return wrong("'" + key + "' has a '-' after the '@'", OPTION);
    }
    return value.codePoints().anyMatch(HostWords::breaksWords)
        ? wrong("'" + key + "' holds white space or control characters", WITHOUT)
        : Optional.empty();
  }

  private static Optional<Wrong> port(String value) {
    boolean fits = PORT.matcher(value).matches() && Integer.parseInt(value) <= LAST_PORT;
    String fact = "'port' wants a number from 1 to 65535, not " + Shown.quoted(value);
    return fits ? Optional.empty() : wrong(fact, "Give the port of the ssh server.");
  }

  private static boolean breaksWords(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.isISOControl(point);
  }

  private static Optional<Wrong> wrong(String fact, String hint) {
    return Optional.of(new Wrong(fact, hint));
  }
}
