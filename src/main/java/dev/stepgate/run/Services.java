package dev.stepgate.run;

import dev.stepgate.host.Command;
import dev.stepgate.host.CommandNotStarted;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.ProcessMark;
import dev.stepgate.host.ServiceProcess;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ActionResult;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** The long-running processes of a run: started, found again on resume, stopped in reverse order. */
final class Services {

  /** A service that lives now. */
  record Live(String step, ProcessMark mark, boolean keep, Path output) {}

  private final Attempt attempt;
  private final Map<String, String> secrets;
  private final Deque<Live> live = new ArrayDeque<>();

  Services(Attempt attempt, Map<String, String> secrets) {
    this.attempt = attempt;
    this.secrets = secrets;
  }
}
