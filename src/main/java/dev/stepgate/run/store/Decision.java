package dev.stepgate.run.store;

import java.time.Instant;
import java.util.List;

/**
 * What a person said about a manual step.
 *
 * @param evidence SHA-256 of the prompt that the person saw
 * @param how where it was said: on the run's own terminal, or by a command
 */
public record Decision(
    String runId,
    String stepId,
    int attempt,
    boolean confirmed,
    String user,
    String host,
    String how,
    Instant at,
    String note,
    List<String> items,
    String phrase,
    String evidence) {

  public Decision withNote(String other) {
    return new Decision(
        runId, stepId, attempt, confirmed, user, host, how, at, other, items, phrase, evidence);
  }
}
