package dev.stepgate.audit;

/**
 * Something that a verifier has to say.
 *
 * @param line counted from one, or 0 when it is about no line
 */
public record Finding(Severity severity, long line, String text) {

  /** Whether it speaks against the log. */
  public enum Severity {
    TAMPERED,
    NOTE
  }

  static Finding tampered(long line, String text) {
    return new Finding(Severity.TAMPERED, line, text);
  }

  static Finding note(long line, String text) {
    return new Finding(Severity.NOTE, line, text);
  }

  /** {@code line 12: …}. */
  public String render() {
    return line == 0 ? text : "line " + line + ": " + text;
  }

  boolean isTampering() {
    return severity == Severity.TAMPERED;
  }
}
