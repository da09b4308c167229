package dev.stepgate.runbook;

/** What must be true of every check, whatever it looks at. */
final class CheckRules {
  private final Problems problems;
  private final Patterns patterns;

  CheckRules(Problems problems, Places places) {
    this.problems = problems;
    this.patterns = new Patterns(problems, places);
  }

  void check(Check check, Node.Mapping mapping) {
    check.expect().matches().forEach(pattern -> patterns.check("matches", pattern));
    if (mapping.entry("every").isPresent() && mapping.entry("within").isEmpty()) {
      problems.add(
          mapping.placeOf("every"),
          "'every' without 'within'",
          "Add 'within' to say how long to try.");
    }
  }
}
