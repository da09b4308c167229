package dev.stepgate.support;

import org.jspecify.annotations.Nullable;

/** Something a person can mend; every other exception is a bug. */
public final class UserError extends RuntimeException {
  private final ExitCode exit;
  private final @Nullable String place;
  private final String hint;

  /**
   * @param fact lowercase, without a full stop, naming the step and the value
   * @param place file:line:col where there is one
   * @param hint one full sentence that says what to type next
   */
  public UserError(ExitCode exit, String fact, @Nullable String place, String hint) {
    super(fact);
    this.exit = exit;
    this.place = place;
    this.hint = hint;
  }

  public UserError(ExitCode exit, String fact, String hint) {
    this(exit, fact, null, hint);
  }

  public UserError causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  public ExitCode exit() {
    return exit;
  }

  public @Nullable String place() {
    return place;
  }

  public String hint() {
    return hint;
  }

  /** The three lines a person sees. */
  public String render() {
    return "error: "
        + getMessage()
        + (place == null ? "" : "\n  --> " + place)
        + (hint.isEmpty() ? "" : "\nhint: " + hint);
  }
}
