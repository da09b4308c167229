package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Looks at a loaded runbook with every rule. */
public final class Lint {
  static final List<LintRule> RULES =
      Stream.concat(
              LineRules.ALL.stream(),
              Stream.of(
                  new UndeclaredDestruction(),
                  new DestructionInProduction(),
                  new UnmaskedExport(),
                  new UnusedHost(),
                  new NoLock(),
                  new FilledLater(),
                  new SwallowedName(),
                  new UncheckedStep(),
                  new CheckRepeatsAction(),
                  new CheckCannotFail(),
                  new ContradictingCounts(),
                  new DatePlaceholder(),
                  new LiteralSecret()))
          .toList();

  private Lint() {}

  /** Advice in file order; none about a file that does not load. */
  public static List<Problem> advise(Loaded loaded) {
    if (loaded.runbook() == null) {
      return List.of();
    }
    Reading reading = new Reading(loaded, loaded.runbook());
    return RULES.stream()
        .flatMap(rule -> rule.look(reading))
        .sorted(
            Comparator.comparingInt((Problem problem) -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()))
        .toList();
  }
}
