package dev.stepgate.run;

import dev.stepgate.audit.RunFolder;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.support.Redactor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of a run's names, and what must never be shown. */
record Resolved(Variables variables, Map<String, String> secrets, Redactor redactor) {
  private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(PASSWORD|PASSWD|_PWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL).*");
  private static final int PLAUSIBLE = 6;

  static Resolved of(Setting setting, Runbook runbook, Map<String, String> chosen, Path workFolder, Operator operator) {
    Sources sources = new Sources(runbook, chosen, setting.environment(), workFolder);
    Variables variables = sources.resolve(new SecretReader(workFolder, operator));
    Map<String, String> hidden = new LinkedHashMap<>(undeclared(sources.fromFile()));
    hidden.putAll(variables.secrets());
    return new Resolved(variables, variables.secrets(), Redactor.of(hidden));
  }

  /** What an env file calls a password is kept out of the log even where nobody declared it a secret. */
  private static Map<String, String> undeclared(Map<String, String> fromFile) {
    Map<String, String> hidden = new LinkedHashMap<>();
    fromFile.forEach(
        (name, value) -> {
          if (SECRET_NAME.matcher(name).matches() && value.length() >= PLAUSIBLE) {
            hidden.put(name, value);
          }
        });
    return hidden;
  }

  void give(RunFolder folder, Path runbookFile) {
    variables.give("RUN_ID", folder.runId());
    variables.give("RUN_STAMP", folder.stamp().substring(0, 15));
    variables.give("RUN_FOLDER", folder.path().toString());
    variables.give("RUNBOOK_FOLDER", Identity.folderOf(runbookFile).toString());
  }

  /** What the run restores; without a lock of its own, a runbook is at least alone with itself. */
  String target(Runbook runbook) {
    return runbook.lock() == null
        ? "runbook " + runbook.name()
        : redactor.text(runbook.lock().expand(variables.values()));
  }
}
