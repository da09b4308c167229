package dev.stepgate.run;

import dev.stepgate.audit.Outcome;
import dev.stepgate.data.Databases;
import dev.stepgate.host.Answered;
import dev.stepgate.host.Command;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.Host;
import dev.stepgate.host.ProcessMark;
import dev.stepgate.host.Running;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import dev.stepgate.step.ActionResult;
import dev.stepgate.step.ExportStep;
import dev.stepgate.step.Question;
import dev.stepgate.step.StepContext;
import dev.stepgate.support.CrashPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An action's view of the run. */
record LiveStep(
    Attempt attempt,
    Step step,
    int stepAttempt,
    String tag,
    @Nullable Hands hands,
    @Nullable Services services)
    implements StepContext {

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
  public Path exported(String reference) {
    return attempt.exported(reference).orElseGet(() -> resolve(reference));
  }

  @Override
  public Path resolve(String path) {
    return folder().resolve(path).normalize();
  }

  @Override
  public String workId() {
    return attempt.runId() + "/" + step.id();
  }

  @Override
  public boolean beginsAnew() {
    return attempt.log().history().attempts(step.id()).stream()
        .anyMatch(
            before -> before.attempt() == stepAttempt - 1 && before.outcome() == Outcome.FAILED);
  }

  @Override
  public boolean isDestructive() {
    return step.options().destructive();
  }

  @Override
  public Command command(String script) {
    return site().command(script, tag);
  }

  @Override
  public Host host(@Nullable Text name) {
    return Site.at(attempt, step, name, null).host();
  }

  @Override
  public Command commandOn(@Nullable Text name, boolean asOfStep) {
    return Site.at(attempt, step, name, asOfStep ? step.options().as() : null).command("", tag);
  }

  @Override
  public @Nullable Duration timeout() {
    return step.options().timeout() == null ? null : step.options().timeout().resolve(values());
  }

  @Override
  public String timeoutText() {
    return step.options().timeout() == null ? "" : expand(step.options().timeout().text());
  }

  @Override
  public boolean stopWanted() {
    return attempt.stop().wanted();
  }

  @Override
  public Evidence openOutput() throws EvidenceLost {
    return attempt.evidence(step, String.valueOf(stepAttempt), true);
  }

  @Override
  public void spawned(Running running) {
    ProcessMark mark = running.mark();
    Answered where = running.where();
    attempt.append(
        "spawned",
        Entry.with("step", step.id())
            .and("attempt", stepAttempt)
            .and("on", where == null ? null : host().name())
            .and("machine", where == null ? null : where.machine())
            .and("user", where == null ? null : where.user())
            .and("as", where == null ? null : site().as())
            .and("pid", mark.pid())
            .and("started", mark.started())
            .and("tag", mark.tag())
            .map());
    CrashPoint.reach("after-spawn");
  }

  @Override
  public ActionResult ask(Question question) {
    return java.util.Objects.requireNonNull(hands).ask(step, stepAttempt, question);
  }

  @Override
  public ActionResult startService(String script, boolean keep) {
    return java.util.Objects.requireNonNull(services)
        .start(step, stepAttempt, site().host(), command(script), keep);
  }

  /** Where a step that exports writes to. */
  Path exportFolder() {
    return resolve(
        expand(
            ((ExportStep.Fields) java.util.Objects.requireNonNull(step.action()).fields()).to()));
  }

  /** Where the step's paths on this machine begin. */
  Path folder() {
    Site site = site();
    return site.isLocal() ? site.folder() : attempt.workFolder();
  }

  private Site site() {
    return Site.of(attempt, step);
  }
}
