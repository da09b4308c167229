package dev.stepgate.check;

import dev.stepgate.data.Databases;
import dev.stepgate.host.Command;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.Host;
import dev.stepgate.runbook.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What a check needs from the run around it. */
public interface CheckContext {
  UnaryOperator<String> values();

  default String expand(Text text) {
    return text.expand(values());
  }

  Host host();

  /** The folder that a step of this name has exported to, or else the folder of this name. */
  Path exported(String reference);

  /** The databases of the run. */
  Databases databases();

  Command command(String script);

  /** A path as the runbook means it: relative ones start where the run was started. */
  Path resolve(String path);

  /** The file for what a checking command prints. */
  Evidence openOutput() throws EvidenceLost;

  /** How long one try may take. */
  Duration timeout();

  boolean stopWanted();
}
