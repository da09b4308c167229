package dev.stepgate.run;

import dev.stepgate.check.CheckContext;
import dev.stepgate.data.Databases;
import dev.stepgate.host.Command;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.Host;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A check's view of the run; without a step it belongs to the runbook itself. */
record LiveCheck(Attempt attempt, @Nullable Step step, Check check, String outputName, String tag)
    implements CheckContext {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public UnaryOperator<String> values() {
    return attempt.variables().values(step);
  }

  @Override
  public Host host() {
    return site().host();
  }

  @Override
  public Databases databases() {
    return attempt.databases();
  }

  @Override
  public Command command(String script) {
    return site().command(script, tag);
  }

  @Override
  public Path exported(String reference) {
    return attempt.exported(reference).orElseGet(() -> resolve(reference));
  }

  @Override
  public Path resolve(String path) {
    return folder().resolve(path).normalize();
  }

  @Override
  public Evidence openOutput() throws EvidenceLost {
    discardWhatACrashHasLeft();
    return attempt.evidence(step, outputName, false);
  }

  /** No record names it: what is recorded has another number. */
  private void discardWhatACrashHasLeft() throws EvidenceLost {
    try {
      Files.deleteIfExists(attempt.output(step, outputName));
    } catch (IOException undeletable) {
      throw new EvidenceLost("cannot replace " + outputName, undeletable);
    }
  }

  @Override
  public Duration timeout() {
    return check.options().timeout() == null
        ? PATIENCE
        : check.options().timeout().resolve(values());
  }

  @Override
  public boolean stopWanted() {
    return attempt.stop().wanted();
  }

  /** Where paths on this machine begin. */
  private Path folder() {
    Site site = site();
    return site.isLocal() ? site.folder() : attempt.workFolder();
  }

  private Site site() {
    return Site.of(attempt, step, check);
  }
}
