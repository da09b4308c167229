package dev.stepgate.run;

import dev.stepgate.audit.ServiceState;
import dev.stepgate.host.Command;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.ProcessMark;
import dev.stepgate.host.Service;
import dev.stepgate.runbook.Action;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ActionResult;
import dev.stepgate.step.ActionResult.Verdict;
import dev.stepgate.step.ServiceStep;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The long-running processes of a run: started, found again on resume, stopped in reverse order. */
final class Services {

  /** A service that was started and not stopped. */
  private record Live(Step step, ProcessMark mark, boolean keep, Service.Output output) {}

  private final Attempt attempt;
  private final Map<String, String> secrets;
  private final Deque<Live> live = new ArrayDeque<>();

  Services(Attempt attempt, Map<String, String> secrets) {
    this.attempt = attempt;
    this.secrets = secrets;
  }
}
