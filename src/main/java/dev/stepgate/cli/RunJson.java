package dev.stepgate.cli;

import dev.stepgate.run.Json;
import dev.stepgate.run.RunView;
import tools.jackson.databind.node.ObjectNode;

/** A run as one line of JSON. */
final class RunJson {
  private RunJson() {}

  static String line(RunView view) {
    ObjectNode node = Json.object();
    Json.putAll(node, view);
    node.put("passed", view.passed());
    node.put("total", view.steps().size());
    return Json.line(node);
  }
}
