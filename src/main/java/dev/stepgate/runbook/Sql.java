package dev.stepgate.runbook;

import java.util.regex.Pattern;

/** A statement, in which {@code ${NAME}} is a bound value; or the path of a script. */
public record Sql(Text text) {
  private static final Pattern SCRIPT = Pattern.compile("(?i)[^\\n;]*\\.sql(\\.gz|\\.zst)?");

  /** One line that ends like the name of a script is one. */
  public boolean isScript() {
    return SCRIPT.matcher(text.raw().strip()).matches();
  }

  @Override
  public String toString() {
    return text.raw();
  }
}
