package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogReader;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.support.Redactor;
import java.util.Optional;

/**
 * What can be had of a run's secrets without asking anybody, for commands that only write down what
 * a person says.
 */
final class KnownSecrets {
  private static final Operator NOBODY =
      new Unattended() {
        @Override
        public Optional<Question> ask(Prompt prompt) {
          return Optional.empty();
        }

        @Override
        public Optional<String> secret(String name, String prompt) {
          return Optional.empty();
        }
      };

  private KnownSecrets() {}

  /** Takes secrets out of a text that is about to be kept. */
  static String redact(Setting setting, FoundRun found, String text) {
    return text.isBlank() || !found.hasLog() ? text : of(setting, found).text(text);
  }

  private static Redactor of(Setting setting, FoundRun found) {
    History history = History.of(LogReader.read(found.folder()).records());
    PinnedRunbook pinned = PinnedRunbook.of(found.folder(), history);
    Runbook runbook = new RunbookLoader().load(found.folder().runbook()).orThrow();
    Given given = Given.of(found.folder(), pinned.original(), pinned.workFolder());
    return Resolved.redactor(setting, runbook, pinned.chosen(), given, NOBODY);
  }
}
