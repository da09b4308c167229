package dev.stepgate.audit;

import tools.jackson.databind.JsonNode;

/**
 * A step as the run knows it, in file order.
 *
 * @param unchecked why the step goes without a check, or empty
 */
public record PlannedStep(
    int number, String id, String title, String kind, String definitionSha256, String unchecked) {

  static PlannedStep of(JsonNode step) {
    return new PlannedStep(
        step.path("number").asInt(0),
        step.path("id").asString(""),
        step.path("title").asString(""),
        step.path("kind").asString(""),
        step.path("definition_sha256").asString(""),
        step.path("unchecked").asString(""));
  }

  boolean isManual() {
    return kind.equals("manual");
  }
}
