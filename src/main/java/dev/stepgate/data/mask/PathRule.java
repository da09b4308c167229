package dev.stepgate.data.mask;

/** What is done with the values at a path inside of JSON. */
record PathRule(JsonPath path, Decision decision) {
  /** Inside of JSON a rule stands alone, without {@code mask:}. */
  String text() {
    return decision instanceof Decision.Mask mask ? mask.rule().text() : decision.text();
  }
}
