package dev.stepgate.step;

import dev.stepgate.data.Databases;
import dev.stepgate.host.Command;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.Host;
import dev.stepgate.host.Running;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an action needs from the run around it. */
public interface StepContext {
  /** The value of a name; refuses names that have none. */
  UnaryOperator<String> values();

  default String expand(Text text) {
    return text.expand(values());
  }

  Host host();

  /** The databases of the run. */
  Databases databases();

  /** The folder that a step of this name has exported to, or else the folder of this name. */
  Path exported(String reference);

  /** A path as the runbook means it: relative ones start where the step's commands would. */
  Path resolve(String path);

  /** A command of this step: its folder, environment, user and tag. */
  Command command(String script);

  /** A host by its name; this machine without one. */
  Host host(@Nullable Text name);

  /**
   * How commands run on a host that need not be the step's, in the folder where they start there.
   *
   * @param asOfStep whether they run as the step says, and not as the host does
   */
  Command commandOn(@Nullable Text name, boolean asOfStep);

  /** The same for all attempts at this step in this run. */
  String workId();

  /** Whether the attempt before this one came to an end, so that its work begins anew. */
  boolean beginsAnew();

  /** Whether the step says that it destroys something. */
  boolean isDestructive();

  @Nullable Duration timeout();

  /** The timeout as it is written. */
  String timeoutText();

  /** True as soon as the run is to stop. */
  boolean stopWanted();

  /** The file for what the action prints. */
  Evidence openOutput() throws EvidenceLost;

  /** Records the process before anything else happens. */
  void spawned(Running running);

  /** Asks a person, and records question and answer. */
  ActionResult ask(Question question);

  /** Starts a long-running process, which the run will stop at its end unless it is to be kept. */
  ActionResult startService(String script, boolean keep);
}
