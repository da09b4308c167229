package dev.stepgate.run;

import dev.stepgate.audit.Head;
import dev.stepgate.audit.LogReader;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.audit.RunFolder;
import dev.stepgate.run.store.RunRow;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run that was asked for by its id or as {@code last}: what the store knows of it, and its
 * folder.
 *
 * @param held what it holds: all that is left of a run that died before it had a folder
 */
record FoundRun(String runId, RunFolder folder, Optional<RunRow> row, Optional<String> held) {

  static FoundRun of(Setting setting, String asked) {
    String runId = asked.equals("last") ? last(setting) : asked;
    Optional<RunRow> row = setting.store().runs().find(runId);
    Optional<String> held = setting.store().leases().targetOf(runId);
    RunFolder folder =
        row.map(known -> new RunFolder(known.folder()))
            .orElseGet(() -> lost(setting, runId, held.isPresent()));
    return new FoundRun(runId, folder, row, held);
  }

  boolean hasLog() {
    return Files.isRegularFile(folder.log());
  }

  /** Died before its first record: nothing has run. */
  boolean neverBegan(Optional<Head> known) {
    boolean empty = !hasLog() || LogReader.read(folder).records().isEmpty();
    boolean unknown = known.isEmpty() && (hasLog() || row.isEmpty());
    return empty && unknown && held.isPresent();
  }

  void refuseNeverBegun(Optional<Head> known) {
    if (neverBegan(known)) {
      throw new UserError(
          ExitCode.REFUSED,
          "run " + runId + " was cut off before its first record: nothing has run",
          "Give it up with stepgate abort "
              + runId
              + " --reason TEXT, then start again with stepgate run RUNBOOK.");
    }
  }

  void refuseMissingLog() {
    if (!hasLog()) {
      throw new UserError(
          ExitCode.REFUSED,
          "the log of run " + runId + " is missing: " + folder.log(),
          "Bring the folder back from a backup; without its log a run can only be given up, with stepgate abort "
              + runId
              + " --reason TEXT.");
    }
  }

  /** What is being restored; where the store was lost, the log still knows. */
  Optional<String> target() {
    return row.map(RunRow::target)
        .or(() -> first().map(record -> record.text("lock")))
        .or(() -> held);
  }

  private Optional<LogRecord> first() {
    return hasLog() ? LogReader.read(folder).records().stream().findFirst() : Optional.empty();
  }

  /** A run that the store has forgotten is known by its folder; a name never leads out of logs. */
  private static RunFolder lost(Setting setting, String runId, boolean holding) {
    RunFolder folder = setting.folder(runId.matches("[A-Za-z0-9_-]+") ? runId : "-");
    if (!holding && !Files.isDirectory(folder.path())) {
      throw new UserError(
          ExitCode.INVALID, "there is no run " + runId, "Type stepgate runs to see them all.");
    }
    return folder;
  }

  private static String last(Setting setting) {
    List<RunRow> newest = setting.store().runs().list(1);
    return newest.isEmpty() ? lastFolder(setting.home().logs()) : newest.get(0).runId();
  }

  private static String lastFolder(Path logs) {
    try (Stream<Path> folders = Files.list(logs)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("audit.jsonl")))
          .map(folder -> folder.getFileName().toString())
          .max(Comparator.comparing(name -> new RunFolder(logs.resolve(name)).stamp()))
          .orElseThrow(FoundRun::none);
    } catch (IOException noLogs) {
      throw none();
    }
  }

  private static UserError none() {
    return new UserError(
        ExitCode.INVALID, "there is no run yet", "Start one with stepgate run RUNBOOK.");
  }
}
