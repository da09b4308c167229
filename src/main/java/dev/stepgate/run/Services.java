package dev.stepgate.run;

import dev.stepgate.host.Command;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ActionResult;
import java.util.Map;

final class Services {
  Services(Attempt attempt, Map<String, String> secrets) {}

  ActionResult start(Step step, int stepAttempt, Command command, boolean keep) {
    throw new UnsupportedOperationException();
  }

  void restore() {}

  void atEnd(String state) {}
}
