package dev.stepgate.runbook.draft;

import java.util.List;

/** What cannot be right in a document, because it says something else elsewhere. */
final class Contradictions {
  private Contradictions() {}

  static void find(Source source, Section document, List<Unit> units, Findings findings) {
  }
}
