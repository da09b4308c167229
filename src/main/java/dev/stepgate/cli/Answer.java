package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import dev.stepgate.run.store.Decision;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a person said about a manual step. */
record Answer(boolean confirmed, List<String> items, String phrase, String note) {

  static Answer rejected(String note) {
    return new Answer(false, List.of(), "", note);
  }

  /**
   * @param how where it was said: on the run's own terminal, or by a command
   */
  Decision toDecision(Prompt prompt, Person person, String how, Clock clock) {
    return new Decision(
        prompt.runId(),
        prompt.stepId(),
        prompt.attempt(),
        confirmed,
        person.user(),
        person.host(),
        how,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        note,
        items,
        phrase,
        prompt.evidence());
  }
}
