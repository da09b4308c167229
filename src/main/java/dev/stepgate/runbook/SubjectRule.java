package dev.stepgate.runbook;

/** What a kind is about must not be blank. */
final class SubjectRule {
  private SubjectRule() {}

  static void check(String key, Node.Mapping mapping, Problems problems) {
    mapping
        .entry(key)
        .map(Node.Entry::value)
        .filter(value -> value instanceof Node.Scalar && !value.isEmpty())
        .filter(value -> ((Node.Scalar) value).text().isBlank())
        .ifPresent(
            value ->
                problems.add(value.place(), "'" + key + "' is blank", "Write what it should say."));
  }
}
