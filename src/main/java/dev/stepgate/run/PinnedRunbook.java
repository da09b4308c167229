package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.Step;
import dev.stepgate.support.Digests;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bytes that a run has begun with, and the file that they came from. */
final class PinnedRunbook {
  private final History history;
  private final Loaded pinned;
  private final Optional<Loaded> changed;

  private PinnedRunbook(
      History history, RunFolder folder, Loaded pinned, Optional<Loaded> changed) {
    this.history = history;
    this.pinned = pinned;
    this.changed = changed;
  }

  static PinnedRunbook of(RunFolder folder, History history) {
    Loaded pinned = new RunbookLoader().load(folder.runbook());
    Path original = Path.of(history.run().text("file"));
    // A file that is gone has not been changed: the run goes on with the bytes it has.
    Optional<Loaded> now =
        Files.exists(original) ? Optional.of(new RunbookLoader().load(original)) : Optional.empty();
    return new PinnedRunbook(
        history, folder, pinned, now.filter(file -> !sha256(file).equals(sha256(pinned))));
  }

  Path original() {
    return Path.of(history.run().text("file"));
  }

  Path workFolder() {
    return Path.of(history.run().text("folder"));
  }

  /** What was given with -e at the start. */
  Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    history
        .run()
        .fields()
        .path("chosen")
        .forEach(
            name ->
                chosen.put(
                    name.asString(""),
                    history
                        .run()
                        .fields()
                        .path("inputs")
                        .path(name.asString(""))
                        .path("value")
                        .asString("")));
    return chosen;
  }

  /** Refuses a changed file unless the change is accepted. */
  Runbook inForce(RunService.Resume request) {
    if (changed.isEmpty()) {
      return pinned.orThrow();
    }
    Loaded now = changed.get();
    if (!request.acceptChanges()) {
      throw new UserError(
          ExitCode.REFUSED,
          "the runbook has changed since run "
              + history.run().text("run")
              + " started:\n"
              + Difference.between(pinned.bytes(), now.bytes()),
          now.file().toString(),
          "Put it back, or type stepgate resume "
              + history.run().text("run")
              + " --accept-changes --reason TEXT.");
    }
    Runbook runbook = now.orThrow();
    refuseOtherPast(runbook);
    return runbook;
  }

  /** What has passed has passed under its old definition, in its old place. */
  private void refuseOtherPast(Runbook now) {
    Runbook before = pinned.orThrow();
    List<String> different = new ArrayList<>();
    for (int i = 0; i < before.steps().size(); i++) {
      Step step = before.steps().get(i);
      if (history.passed(step.id()) && !same(step, now, i)) {
        different.add(step.id());
      }
    }
    if (!now.name().equals(before.name())) {
      different.add("the name of the runbook");
    }
    if (!different.isEmpty()) {
      throw new UserError(
          ExitCode.REFUSED,
          "the change touches what has already passed: " + String.join(", ", different),
          "Put that back as it was, or start a new run with stepgate run RUNBOOK.");
    }
  }

  private static boolean same(Step step, Runbook now, int index) {
    return index < now.steps().size()
        && now.steps().get(index).definition().equals(step.definition());
  }

  /** Records the change, then puts the new bytes in the place of the old. */
  void acceptChanges(
      Attempt attempt, RunService.Resume request, Setting setting, List<String> values) {
    if (changed.isEmpty() && values.isEmpty()) {
      return;
    }
    Loaded now = changed.orElse(pinned);
    Records records = new Records(setting, attempt);
    attempt.append(
        "change",
        Entry.with("old_sha256", sha256(pinned))
            .and("new_sha256", sha256(now))
            .and("diff", changed.isEmpty() ? null : Difference.between(pinned.bytes(), now.bytes()))
            .and("values", values.isEmpty() ? null : values)
            .and("inputs", records.inputs())
            .and("reason", request.reason())
            .and("by", setting.by())
            .and("steps", records.steps())
            .map());
    attempt.log().force();
    attempt.log().keepRunbook(now.bytes());
  }

  private static String sha256(Loaded loaded) {
    return Digests.sha256(loaded.bytes());
  }
}
