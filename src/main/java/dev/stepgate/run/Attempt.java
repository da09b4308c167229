package dev.stepgate.run;

import dev.stepgate.audit.AuditLog;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.host.Evidence;
import dev.stepgate.host.EvidenceLost;
import dev.stepgate.host.LineListener;
import dev.stepgate.host.OutputSink;
import dev.stepgate.run.store.Lease;
import dev.stepgate.run.store.Store;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Step;
import dev.stepgate.step.ExportStep;
import dev.stepgate.support.Redactor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One go at a run, with everything its steps share.
 *
 * @param number counts the starts and resumes of the run from one
 * @param workFolder where the run was started; relative paths begin here
 * @param databases closed by whoever ends the attempt, like {@code hosts}
 */
record Attempt(
    int number,
    RunFolder folder,
    Path workFolder,
    Runbook runbook,
    Variables variables,
    Redactor redactor,
    AuditLog log,
    Store store,
    Lease lease,
    StopSignal stop,
    RunListener listener,
    Operator operator,
    RunDatabases databases,
    RunHosts hosts) {

  String runId() {
    return folder.runId();
  }

  /** Where the step of this id exports to; empty if there is no such step. */
  Optional<Path> exported(String step) {
    return runbook
        .step(step)
        .filter(one -> one.action() != null && one.action().fields() instanceof ExportStep.Fields)
        .map(one -> new LiveStep(this, one, 0, "", null, null).exportFolder());
  }

  int number(Step step) {
    return runbook.number(step.id());
  }

  String title(Step step) {
    return step.options().title() == null
        ? step.id()
        : redactor.text(step.options().title().expand(variables.soFar(step)));
  }

  /** The file for what a command prints; only actions are followed on screen. */
  Evidence evidence(@Nullable Step step, String name, boolean followed) throws EvidenceLost {
    LineListener lines =
        followed && step != null ? (stream, line) -> tell(step, stream, line) : LineListener.NONE;
    return Evidence.create(output(step, name), redactor, lines);
  }

  Path output(@Nullable Step step, String name) {
    String file =
        step == null
            ? name
            : String.format(Locale.ROOT, "%02d-%s.%s", number(step), step.id(), name);
    Path output = folder.outputs().resolve(file + ".txt");
    // What a crash has left behind is kept, and must not keep the same work from being done again.
    for (int i = 2; Files.exists(output, LinkOption.NOFOLLOW_LINKS); i++) {
      output = folder.outputs().resolve(file + "-" + i + ".txt");
    }
    return output;
  }

  private void tell(Step step, OutputSink.Stream stream, String line) {
    listener.on(new RunEvent.OutputLine(step.id(), stream == OutputSink.Stream.ERR, line));
  }

  void append(String kind, Map<String, ?> fields) {
    log.append(kind, fields);
  }

  void notice(@Nullable Step step, String text) {
    listener.on(new RunEvent.Notice(step == null ? null : step.id(), redactor.text(text)));
  }

  /** A tag that no other process of any run has. */
  String tag(Step step, int attempt) {
    return runId() + "/" + step.id() + "/" + attempt + "/" + Long.toHexString(System.nanoTime());
  }
}
