package dev.stepgate.run.store;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The mailbox through which people answer a run that waits, from whatever process. */
public final class Decisions {
  private static final int FIRST = 1;

  /** Plain ASCII, because not every database takes every character. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Database database;

  Decisions(Database database) {
    this.database = database;
  }

  /** Empty when this decision counts; otherwise the one that came first. Both are kept. */
  public Optional<Decision> offer(Decision decision) {
    if (insert(decision, FIRST)) {
      return Optional.empty();
    }
    while (!insert(decision, said(decision).size() + 1)) {
      // Somebody else has just come too late as well.
    }
    return Optional.of(said(decision).get(0));
  }

  /** The decision that counts. */
  public Optional<Decision> find(String runId, String stepId, int attempt) {
    return all(runId, stepId, attempt).stream().findFirst();
  }

  /** Everything that was said, the decision that counts first. */
  public List<Decision> all(String runId, String stepId, int attempt) {
    return database.repeatable(
        () ->
            database
                .sql(
                    "select said from stepgate_decision"
                        + " where run_id = ? and step_id = ? and attempt = ? order by place")
                .params(runId, stepId, attempt)
                .query((row, number) -> JSON.readValue(row.getString(1), Decision.class))
                .list());
  }

  private List<Decision> said(Decision decision) {
    return all(decision.runId(), decision.stepId(), decision.attempt());
  }

  private boolean insert(Decision decision, int place) {
    try {
      return database.once(
          () ->
              database
                      .sql("insert into stepgate_decision values (?, ?, ?, ?, ?)")
                      .params(decision.runId(), decision.stepId(), decision.attempt(), place)
                      .param(JSON.writeValueAsString(decision))
                      .update()
                  == 1);
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }
}
