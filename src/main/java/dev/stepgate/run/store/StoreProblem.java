package dev.stepgate.run.store;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Locale;
import org.springframework.core.NestedExceptionUtils;

/** What can be wrong with a store, as people are told. */
final class StoreProblem {
  private StoreProblem() {}

  static UserError unusable(StoreSettings settings, Throwable cause) {
    String hint =
        settings.file() == null
            ? "Check STEPGATE_STORE_URL, STEPGATE_STORE_USER and STEPGATE_STORE_PASSWORD, and that"
                + " the server runs; then type the same command again."
            : "Check that the folder can be written and that the disk has space; then type the same"
                + " command again.";
    return refused(
        "store " + settings.describe() + " cannot be used: " + reason(settings, cause),
        hint,
        cause);
  }

  static UserError corrupt(StoreSettings settings, Throwable cause) {
    return refused(
        "store " + settings.describe() + " is damaged: " + reason(settings, cause),
        "The logs are intact: move the file away, and 'stepgate resume RUN' builds its entry again"
            + " from its log.",
        cause);
  }

  static UserError foreign(StoreSettings settings, Throwable cause) {
    return refused(
        "store " + settings.describe() + " holds tables that are not Stepgate's",
        "Give Stepgate a database or schema of its own in STEPGATE_STORE_URL.",
        cause);
  }

  static UserError newer(StoreSettings settings, int version, int known) {
    return new UserError(
        ExitCode.REFUSED,
        "store "
            + settings.describe()
            + " has version "
            + version
            + ", but this Stepgate knows only "
            + known,
        "Use the newer Stepgate that wrote it.");
  }

  static UserError busy(StoreSettings settings) {
    return new UserError(
        ExitCode.REFUSED,
        "store " + settings.describe() + " is kept busy by others",
        "Type the same command again in a moment.");
  }

  static UserError leaseLost(Lease lease) {
    return new UserError(
        ExitCode.REFUSED,
        "another process has taken over run "
            + lease.runId()
            + " or its target '"
            + lease.target()
            + "'",
        "Nothing more is started here; see what goes on with 'stepgate show "
            + lease.runId()
            + "'.");
  }

  static UserError targetTooLong(String target) {
    return new UserError(
        ExitCode.INVALID,
        "the lock is " + target.length() + " characters long, 500 are possible",
        "Shorten 'lock' in the runbook.");
  }

  private static UserError refused(String fact, String hint, Throwable cause) {
    return new UserError(ExitCode.REFUSED, fact, hint).causedBy(cause);
  }

  /** Drivers do not print passwords; should one begin to, it is taken out here. */
  private static String reason(StoreSettings settings, Throwable cause) {
    String message = NestedExceptionUtils.getMostSpecificCause(cause).getMessage();
    String line = message == null ? "no reason given" : message.strip().lines().findFirst().get();
    String password = settings.password();
    String clean =
        password == null || password.isEmpty() ? line : line.replace(password, "[redacted]");
    return lowercase(clean.replaceFirst("\\.$", ""));
  }

  private static String lowercase(String text) {
    boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
    return acronym || text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
