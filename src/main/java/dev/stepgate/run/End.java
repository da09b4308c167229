package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import dev.stepgate.support.ExitCode;

/** How an attempt ends. */
record End(String state, ExitCode exit, String reason) {

  static End of(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> new End("passed", ExitCode.PASSED, "");
      case FAILED -> new End("failed", ExitCode.FAILED, "");
      case REJECTED -> new End("rejected", ExitCode.FAILED, "");
      case WAITING -> new End("waiting", ExitCode.WAITING, "");
      case INTERRUPTED -> new End("interrupted", ExitCode.INTERRUPTED, "");
    };
  }

  /** Whether the run still owns its target afterwards. */
  static boolean keepsTarget(String state) {
    return state.equals("waiting") || state.equals("interrupted") || state.equals("refused");
  }

  /** What to type next. */
  String next(String runId) {
    return next(state, runId);
  }

  static String next(String state, String runId) {
    return switch (state) {
      case "failed" -> "Fix the cause, then type stepgate resume " + runId + " to go on.";
      case "rejected" ->
          "Do what was missing, then type stepgate resume " + runId + " to be asked again.";
      case "waiting" ->
          "Do the step, then type stepgate confirm "
              + runId
              + " and stepgate resume "
              + runId
              + " to go on.";
      case "interrupted" ->
          "Look at what the step did, then type stepgate resume " + runId + " to go on.";
      case "refused" ->
          "Put right what was refused, then type stepgate resume " + runId + " to go on.";
      default -> "";
    };
  }
}
