package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command of a runbook, wherever it stands. */
record Command(@Nullable Step step, Role role, String script, List<ShellLine> lines) {

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
