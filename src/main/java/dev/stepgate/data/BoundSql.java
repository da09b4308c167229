package dev.stepgate.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement whose {@code ${NAME}} have become parameters.
 *
 * @param sql the statement with a question mark for each value
 * @param names whose value each question mark stands for
 */
public record BoundSql(String sql, List<String> names) {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<skip>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|--[^\\n]*|/\\*.*?\\*/"
              + "|(?<tag>\\$(?:[A-Za-z_][A-Za-z0-9_]*)?\\$).*?\\k<tag>)"
              + "|(?<escaped>\\$\\$\\{)|\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)}|(?<mark>\\?)",
          Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");

  /**
   * @throws IllegalArgumentException where a name stands inside quotes, as a value is bound there
   *     and not pasted
   */
  public static BoundSql of(String statement) {
    List<String> names = new ArrayList<>();
    String sql = replaced(statement, names, "??");
    // A driver that binds nothing reads no question mark as special.
    return new BoundSql(
        names.isEmpty() ? replaced(statement, names, "?") : sql, List.copyOf(names));
  }

  private static String replaced(String statement, List<String> names, String mark) {
    StringBuilder sql = new StringBuilder();
    Matcher parts = PARTS.matcher(statement);
    while (parts.find()) {
      parts.appendReplacement(sql, Matcher.quoteReplacement(replaced(parts, names, mark)));
    }
    return parts.appendTail(sql).toString();
  }

  private static String replaced(Matcher part, List<String> names, String mark) {
    if (part.group("name") != null) {
      names.add(part.group("name"));
      return "?";
    }
    if (part.group("mark") != null) {
      return mark;
    }
    if (part.group("escaped") != null) {
      return "${";
    }
    Matcher inside = NAME.matcher(part.group("skip"));
    if (inside.find()) {
      throw new IllegalArgumentException(inside.group() + " stands inside quotes or a comment");
    }
    return part.group();
  }
}
