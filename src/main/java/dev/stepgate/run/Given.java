package dev.stepgate.run;

import dev.stepgate.audit.RunFolder;
import java.nio.file.Path;
import java.util.Map;

/**
 * The names that every run gives to its steps, and where relative paths begin.
 *
 * @param workFolder where the run was started
 */
record Given(Map<String, String> names, Path workFolder) {
  private static final int STAMP = "yyyyMMdd_HHmmss".length();

  static Given of(RunFolder folder, Path runbook, Path workFolder) {
    return new Given(
        Map.of(
            "RUN_ID", folder.runId(),
            "RUN_STAMP", folder.stamp().substring(0, STAMP),
            "RUN_FOLDER", folder.path().toString(),
            "RUNBOOK_FOLDER", Identity.folderOf(runbook).toString()),
        workFolder);
  }
}
