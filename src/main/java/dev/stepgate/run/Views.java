package dev.stepgate.run;

import dev.stepgate.audit.FollowedLog;
import dev.stepgate.audit.History;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.LogTail;
import dev.stepgate.audit.Outcome;
import dev.stepgate.audit.PlannedStep;
import dev.stepgate.audit.RunAttempt;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.audit.StepAttempt;
import dev.stepgate.host.Leftovers;
import dev.stepgate.run.RunView.AttemptView;
import dev.stepgate.run.RunView.StepView;
import dev.stepgate.run.store.Decision;
import dev.stepgate.run.store.Holder;
import dev.stepgate.run.store.Leases;
import dev.stepgate.run.store.RunFilter;
import dev.stepgate.run.store.RunRow;
import dev.stepgate.run.store.RunRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what became of runs, from their logs. */
final class Views {
  private static final int MOST = 100_000;
  private static final int MOST_RUNNING = 1_000;
  private static final Set<String> DOUBTFUL = Set.of("running", "waiting", "interrupted");
  private final Setting setting;

  Views(Setting setting) {
    this.setting = setting;
  }

  List<RunLine> all() {
    return setting.store().runs().list(MOST).stream()
        .map(row -> closed(row).orElseGet(() -> open(row)))
        .toList();
  }

  /** What the store calls running may have died, so that each of these is looked at. */
  RunPage page(RunQuery query) {
    RunRows rows = setting.store().runs();
    boolean mayBeDead = DOUBTFUL.contains(query.state());
    List<RunLine> doubtful =
        mayBeDead
            ? rows.list(query.in("running"), 0, MOST_RUNNING).stream()
                .map(this::open)
                .filter(line -> line.state().equals(query.state()))
                .toList()
            : List.of();
    RunFilter others = query.in(query.state().equals("running") ? "none" : query.state());
    int skipped = Math.min(query.offset(), doubtful.size());
    List<RunLine> lines =
        new ArrayList<>(
            doubtful.subList(skipped, Math.min(doubtful.size(), skipped + query.limit())));
    rows.list(others, query.offset() - skipped, query.limit() - lines.size())
        .forEach(row -> lines.add(closed(row).orElseGet(() -> open(row))));
    long total = doubtful.size() + rows.count(others);
    return new RunPage(lines, total);
  }

  /** What has ended, with the log's tail as the store remembers it, is not read whole. */
  private Optional<RunLine> closed(RunRow row) {
    return LogTail.of(new RunFolder(row.folder()))
        .filter(tail -> tail.end().text("state").equals(row.state()))
        .filter(tail -> setting.store().leases().head(row.runId()).equals(Optional.of(tail.head())))
        .map(tail -> line(row, tail.end()));
  }

  private RunLine open(RunRow row) {
    return RunLine.of(of(FoundRun.of(setting, row.runId())));
  }

  private static RunLine line(RunRow row, LogRecord end) {
    return new RunLine(
        row.runId(),
        row.runbook(),
        row.target(),
        row.folder(),
        row.state(),
        row.startedBy(),
        row.startedAt(),
        end.time(),
        end.number("passed"),
        end.number("total"));
  }

  RunView of(FoundRun found) {
    if (!found.hasLog()) {
      return without(found);
    }
    FollowedLog log = setting.logs().of(found.folder());
    History history = log.history();
    return history.begins() ? of(found, history, log.isSound()) : without(found);
  }

  private RunView of(FoundRun found, History history, boolean sound) {
    List<String> remarks = new ArrayList<>();
    String state = sound ? state(found, history, remarks) : "damaged";
    decision(found, history).ifPresent(remarks::add);
    remarks.addAll(Untold.of(setting.store().notices().of(found.runId())));
    LogRecord run = history.run();
    return new RunView(
        found.runId(),
        run.text("runbook"),
        run.text("title"),
        run.text("lock"),
        found.folder().path(),
        state,
        run.text("user") + "@" + run.text("host"),
        run.time(),
        ended(history),
        history.attempts().size(),
        history.steps().stream().map(step -> step(history, step)).toList(),
        remarks,
        state.equals("damaged")
            ? "Type stepgate audit verify " + found.runId() + " to see the damage."
            : End.next(state, found.runId()));
  }

  /** Nothing that has died is called running. */
  private String state(FoundRun found, History history, List<String> remarks) {
    Optional<Holder> holder =
        holder(history.run().text("lock")).filter(h -> h.runId().equals(found.runId()));
    boolean alive = holder.filter(h -> h.state() == Holder.State.ALIVE).isPresent();
    if (alive) {
      remarks.add("worked on by " + holder.get().owner().describe());
      return history
              .firstNotPassed()
              .flatMap(next -> Prompts.open(history, found.runId(), next.id()))
              .isPresent()
          ? "waiting"
          : "running";
    }
    var remains = Remains.ofRun(found.runId());
    if (!remains.isEmpty()) {
      remarks.add("still running: " + Leftovers.names(remains));
    }
    if (!history.state().equals(History.OPEN)) {
      return history.state();
    }
    return history.open().filter(Way::asks).isPresent() ? "waiting" : "interrupted";
  }

  /** Whoever looks at a page does not wait until a process elsewhere has shown that it lives. */
  private Optional<Holder> holder(String target) {
    Leases leases = setting.store().leases();
    return setting.isServing() ? leases.holderAtAGlance(target) : leases.holder(target);
  }

  private Optional<String> decision(FoundRun found, History history) {
    return history
        .firstNotPassed()
        .flatMap(next -> Prompts.open(history, found.runId(), next.id()))
        .flatMap(
            prompt ->
                setting.store().decisions().find(found.runId(), prompt.stepId(), prompt.attempt()))
        .map(Views::describe);
  }

  private static String describe(Decision decision) {
    return "step "
        + decision.stepId()
        + " "
        + (decision.confirmed() ? "confirmed" : "rejected")
        + " by "
        + decision.user()
        + " on "
        + decision.host()
        + " at "
        + decision.at();
  }

  private static @Nullable Instant ended(History history) {
    return history.lastAttempt().map(RunAttempt::end).map(LogRecord::time).orElse(null);
  }

  private static StepView step(History history, PlannedStep step) {
    List<AttemptView> attempts = history.attempts(step.id()).stream().map(Views::attempt).toList();
    return new StepView(step.number(), step.id(), step.title(), step.kind(), attempts);
  }

  private static AttemptView attempt(StepAttempt attempt) {
    Outcome outcome = attempt.outcome();
    LogRecord said = attempt.confirmation();
    return new AttemptView(
        attempt.attempt(),
        outcome,
        attempt.started(),
        attempt.took().orElse(null),
        attempt.reason(),
        said == null ? null : said.text("user") + "@" + said.text("host"));
  }

  private RunView without(FoundRun found) {
    Optional<RunRow> row = found.row();
    boolean aborted = row.filter(known -> known.state().equals("aborted")).isPresent();
    return new RunView(
        found.runId(),
        row.map(RunRow::runbook).orElse(""),
        "",
        row.map(RunRow::target).orElse(""),
        found.folder().path(),
        aborted ? "aborted" : "missing",
        row.map(RunRow::startedBy).orElse(""),
        row.map(RunRow::startedAt).orElse(Instant.EPOCH),
        null,
        0,
        List.of(),
        List.of("its log is missing: " + found.folder().log()),
        aborted
            ? ""
            : "Bring the folder back, or type stepgate abort "
                + found.runId()
                + " --reason TEXT to give the run up.");
  }
}
