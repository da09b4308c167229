package dev.stepgate.runbook;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field in which Stepgate expands {@code ${NAME}}; {@code $${} stands for a literal <code>${</code>. */
public record Text(String raw) {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  public List<String> names() {
    return REFERENCE.matcher(raw).results().map(r -> r.group(1)).filter(n -> n != null).toList();
  }

  /** Expands once: what a value contains is never expanded again. */
  public String expand(UnaryOperator<String> valueOf) {
    return REFERENCE
        .matcher(raw)
        .replaceAll(found -> Matcher.quoteReplacement(replacement(found.group(1), valueOf)));
  }

  private static String replacement(String name, UnaryOperator<String> valueOf) {
    return name == null ? "${" : valueOf.apply(name);
  }

  @Override
  public String toString() {
    return raw;
  }
}
