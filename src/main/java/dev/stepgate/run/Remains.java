package dev.stepgate.run;

import dev.stepgate.host.Leftovers;
import dev.stepgate.host.Leftovers.Leftover;
import dev.stepgate.host.ProcessMark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What processes of a run are left when nobody looks after them any more. */
final class Remains {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Remains() {}

  /** Of one step's actions; checks only look, and may be forgotten. */
  static List<Leftover> ofStep(String runId, String stepId) {
    return Leftovers.findAll(runId + "/" + stepId + "/");
  }

  static List<Leftover> ofRun(String runId) {
    return Leftovers.findAll(runId + "/");
  }

  /** Returns what could not be ended. */
  static List<Leftover> end(List<Leftover> remains) {
    List<Leftover> alive = new ArrayList<>();
    for (Leftover leftover : remains) {
      alive.addAll(Leftovers.end(new ProcessMark(leftover.pid(), leftover.started(), ""), GRACE));
    }
    return alive;
  }
}
