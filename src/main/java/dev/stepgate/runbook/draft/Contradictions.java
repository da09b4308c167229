package dev.stepgate.runbook.draft;

import java.util.List;

/** What cannot be right in a document, because it says something else elsewhere. */
final class Contradictions {
  private Contradictions() {}

  static void find(Source whole, Section document, List<Unit> units, Findings findings) {
    Source source = new Source(whole.lines().stream().map(Paragraphs::cut).toList());
    List<TypedLine> typed = TypedLine.in(document.everything());
    MissingReferences.find(source, document, units, findings);
    Counts.find(source, findings);
    Demands.find(source, typed, findings);
    OtherFiles.find(source, findings);
    encoding(source, findings);
  }

  private static void encoding(Source source, Findings findings) {
    for (int i = 0; i < source.lines().size(); i++) {
      if (Words.isBroken(source.lines().get(i))) {
        findings.add(
            "encoding",
            i + 1,
            "letters that were written in one encoding and read in another, here and maybe further down",
            "Compare them with what the program really prints; checks leave them out.");
        return;
      }
    }
  }
}
