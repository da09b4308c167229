package dev.stepgate.run;

import dev.stepgate.audit.History;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What passed has passed with certain values: a run does not go on with others unasked. */
final class PinnedValues {
  private final History history;

  PinnedValues(History history) {
    this.history = history;
  }

  /** One line for each value that is not what it was; empty when all are. */
  List<String> changes(Resolved resolved) {
    List<String> changes = new ArrayList<>();
    JsonNode before = history.records("change").reduce((first, second) -> second).orElse(history.run()).fields().path("inputs");
    resolved.variables().named().forEach(
        (name, value) -> {
          String was = before.path(name).path("value").asString("");
          String now = resolved.redactor().text(value.value());
          if (before.has(name) && !was.equals(now)) {
            changes.add(name + " was '" + was + "' and is now '" + now + "'");
          }
        });
    return changes;
  }

  void refuse(List<String> changes, String runId) {
    if (!changes.isEmpty()) {
      throw new UserError(
          ExitCode.REFUSED,
          "values have changed since run " + runId + " started: " + String.join(", ", changes),
          "Put them back, or type stepgate resume " + runId + " --accept-changes --reason TEXT.");
    }
  }
}
