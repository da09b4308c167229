package dev.stepgate.data.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The beginning of a statement without what stands in its strings. */
final class Excerpt {
  private static final int LONGEST = 60;
  private static final int LOOKED_AT = 1000;
  private static final int KEPT = 1;
  private static final String BLANKED = "'…'";

  private static final String ESCAPED = "(?:[^'\\\\]|''|\\\\.)*+(?:'|\\\\?\\z)";
  private static final String PLAIN = "'(?:[^']|'')*+(?:'|\\z)";
  private static final String COMMENT = "|(?:/\\*(?![!M+]).*?(?:\\*/|\\z)|--[^\n]*)";

  private static final String POSTGRES =
      "(\"[^\"]*+(?:\"|\\z))"
          + "|(?<![\\w$])[eE]'%1$s(?:\\s*'%1$s)*+|%2$s"
          + "|\\$(?<tag>[\\w\\x{80}-\\x{10ffff}]*+)\\$.*?(?:\\$\\k<tag>\\$|\\z)";
  private static final String MYSQL =
      "(`[^`]*+(?:`|\\z))|%s|%s|0[xX][0-9a-fA-F]++|0[bB][01]++|#[^\n]*";

  private final Pattern pattern;
  private final Charset charset;

  private Excerpt(String pattern, Charset charset) {
    this.pattern = Pattern.compile(pattern + COMMENT, Pattern.DOTALL);
    this.charset = charset;
  }

  static Excerpt mysql(boolean backslashes) {
    String string = backslashes ? "'" + ESCAPED : PLAIN;
    return new Excerpt(MYSQL.formatted(string, string.replace('\'', '"')), UTF_8);
  }

  static Excerpt postgres(boolean backslashes, Charset charset) {
    return new Excerpt(POSTGRES.formatted(ESCAPED, backslashes ? "'" + ESCAPED : PLAIN), charset);
  }

  String of(ScriptStatement statement) {
    String beginning = statement.beginning(LOOKED_AT, charset);
    String shown = pattern.matcher(beginning).replaceAll(Excerpt::shown);
    String line = shown.replaceAll("\\s+", " ").strip();
    boolean all = line.length() <= LONGEST && statement.length() <= LOOKED_AT;
    return all ? line : line.substring(0, Math.min(line.length(), LONGEST)) + "…";
  }

  private static String shown(MatchResult found) {
    String text = found.group();
    if (found.group(KEPT) != null) {
      return Matcher.quoteReplacement(text);
    }
    boolean comment = text.startsWith("/*") || text.startsWith("--") || text.startsWith("#");
    return comment ? " " : BLANKED;
  }
}
