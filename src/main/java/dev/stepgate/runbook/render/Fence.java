package dev.stepgate.runbook.render;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.Map;
import java.util.regex.Pattern;

/** Text that stands in a fence, line by line as it is. */
final class Fence {
  private static final Map<String, String> LANGUAGES =
      Map.of("run", "bash", "service", "bash", "command", "bash", "sql", "sql");
  private static final Pattern HELD =
      Pattern.compile("[[^\\p{Cntrl}\\p{Cs}\\u0085\\u2028\\u2029]\\n\\t]+");

  /** Several lines end with a line break, a single one does not; else the fence says so. */
  private static final String BREAK = " (ends with a line break)";

  private static final String NO_BREAK = " (ends without a line break)";

  private Fence() {}

  static boolean isCode(String key) {
    return LANGUAGES.containsKey(key);
  }

  /** Of a line of blanks nothing is left inside of a list. */
  static boolean canHold(Yaml.Words words, boolean inList) {
    String text = words.text();
    boolean blanks = inList && text.lines().anyMatch(line -> !line.isEmpty() && line.isBlank());
    return !blanks && !words.isLiteral() && !text.isBlank() && HELD.matcher(text).matches();
  }

  static String info(String key, String text) {
    boolean many = text.stripTrailing().contains("\n") || text.endsWith("\n\n");
    boolean ends = text.endsWith("\n");
    String exception = many == ends ? "" : ends ? BREAK : NO_BREAK;
    return LANGUAGES.getOrDefault(key, "text") + exception;
  }

  static String around(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  /**
   * @param literal as it stands in the document, with a line break at the end
   */
  static String text(String info, String literal) {
    String without = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    if (info.endsWith(BREAK)) {
      return without + "\n";
    }
    boolean many = without.stripTrailing().contains("\n") || without.endsWith("\n");
    return many && !info.endsWith(NO_BREAK) ? without + "\n" : without;
  }
}
