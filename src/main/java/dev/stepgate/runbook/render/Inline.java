package dev.stepgate.runbook.render;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One value on one line of Markdown: as prose, as code, or, if it is odd, as a JSON text in code.
 */
final class Inline {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern PROSE =
      Pattern.compile(
          "\\p{L}(?:[\\p{L}\\p{N} .,:;!?()'\"/%@$={}+–—…\"-]++|(?<=[\\p{L}\\p{N}])_(?=[\\p{L}\\p{N}])|(?<= )[>&](?= )|`[^`\\p{Cntrl}\\p{Cf}]+`)*");
  private static final Pattern VISIBLE =
      Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  private Inline() {}

  /** Whether it reads as a sentence, whatever shows it. */
  static boolean isProse(Yaml.Words words) {
    String text = words.text();
    return !new Yaml.Words(text, true).isLiteral()
        && PROSE.matcher(text).matches()
        && !text.endsWith(" ")
        && !text.contains("  ");
  }

  static String prose(Yaml.Words words) {
    return isProse(words) ? words.text() : code(words);
  }

  static String code(Yaml.Words words) {
    String text = words.text();
    if (words.isLiteral()) {
      return code(text.isEmpty() ? "null" : text);
    }
    return isCode(text) ? code(text) : code(json(text));
  }

  static String code(String text) {
    String fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    boolean padded = text.startsWith("`") || text.endsWith("`");
    return fence + (padded ? " " + text + " " : text) + fence;
  }

  /** What a writer of ours has meant; null if the line is not of this form. */
  static @Nullable Yaml words(String line) {
    if (!line.startsWith("`")) {
      return line.isEmpty() ? null : Yaml.Words.of(line);
    }
    String text = text(line);
    if (text == null) {
      return null;
    }
    return text.startsWith("\"") ? unquoted(text) : new Yaml.Words(text, true);
  }

  /** The content of a line that is code from end to end. */
  static @Nullable String text(String line) {
    int length = 0;
    while (length < line.length() && line.charAt(length) == '`') {
      length++;
    }
    String fence = "`".repeat(length);
    if (line.length() <= 2 * length || !line.endsWith(fence)) {
      return null;
    }
    String text = line.substring(length, line.length() - length);
    if (text.contains(fence)) {
      return null;
    }
    boolean padded = text.length() > 2 && text.startsWith(" `") || text.endsWith("` ");
    return padded ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isCode(String text) {
    return !new Yaml.Words(text, true).isLiteral()
        && VISIBLE.matcher(text).matches()
        && !text.startsWith("\"")
        && text.equals(text.strip());
  }

  private static String json(String text) {
    StringBuilder ascii = new StringBuilder();
    for (char c : JSON.writeValueAsString(text).toCharArray()) {
      ascii.append(
          VISIBLE.matcher(String.valueOf(c)).matches() ? c : String.format("\\u%04x", (int) c));
    }
    return ascii.toString();
  }

  private static @Nullable Yaml unquoted(String json) {
    try {
      return Yaml.Words.of(JSON.readValue(json, String.class));
    } catch (JacksonException wrong) {
      return null;
    }
  }
}
