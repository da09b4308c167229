package dev.stepgate.runbook.lint;

import java.util.List;

/** One command of a runbook, wherever it stands. */
record Command(Role role, String script, List<ShellLine> lines) {

  /** What the command is for. */
  enum Role {
    /** A command that a step waits for. */
    ACTION,
    /** A command that goes on running. */
    SERVICE,
    CHECK,
    SECRET
  }

  /** The same for commands that differ in blanks only. */
  String normalized() {
    return script.strip().replaceAll("\\s+", " ");
  }
}
