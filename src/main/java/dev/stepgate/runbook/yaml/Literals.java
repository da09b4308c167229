package dev.stepgate.runbook.yaml;

import java.util.regex.Pattern;

/** Words that mean something else than themselves when they stand without quotes. */
final class Literals {
  private static final Pattern LITERAL =
      Pattern.compile(
          "|~|null|Null|NULL|true|false"
              + "|-?(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "(?i)[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:e[-+]?[0-9]+)?|[-+]?0[xob][0-9a-f]+"
              + "|[-+]?\\.(?:inf|nan|[0-9]+)|true|false|yes|no|on|off|y|n");
  private static final int LONGEST = 100;

  private Literals() {}

  static boolean matches(String text) {
    return text.length() < LONGEST && LITERAL.matcher(text).matches();
  }

  /** What some reader of YAML might take for a number or a truth. */
  static boolean isAmbiguous(String text) {
    return matches(text) || text.length() < LONGEST && AMBIGUOUS.matcher(text).matches();
  }
}
