package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.Head;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens the log of an earlier attempt again, once it has proven intact. */
final class Reopened {
  private Reopened() {}

  static AuditLog log(Setting setting, FoundRun found, UnaryOperator<String> redactor) {
    Optional<Head> known = setting.store().leases().head(found.runId());
    return AuditLog.reopen(found.folder(), setting.key(), redactor, setting.clock(), known)
        .timedBy(setting.watch()::logForced);
  }

  static String target(FoundRun found) {
    return found
        .target()
        .orElseThrow(
            () ->
                new UserError(
                    ExitCode.REFUSED,
                    "the log of run " + found.runId() + " does not say what it restores",
                    "Look at it with stepgate audit verify " + found.runId() + "."));
  }
}
