package dev.stepgate.audit;

import dev.stepgate.support.UserError;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says whether a log is what was written, from the folder and a public key alone. */
public final class Verifier {
  private static final List<Examined.Rule> RULES =
      List.of(
          new FormRule(),
          new SealRule(),
          new OrderRule(),
          new ProofRule(),
          new EvidenceRule(),
          new RunbookRule(),
          new ReadableRule(),
          new TailRule());

  private Verifier() {}

  /**
   * @param known the head that the store remembers; without it a tail that was cut off does not
   *     show
   */
  public static Verdict verify(RunFolder folder, PublicKey key, Optional<Head> known) {
    try {
      return verify(folder, LogReader.read(folder), key, known);
    } catch (UserError unreadable) {
      return Verdict.unreadable(unreadable.getMessage());
    }
  }

  static Verdict verify(RunFolder folder, LogContent content, PublicKey key, Optional<Head> known) {
    if (content.records().isEmpty() && content.problems().isEmpty() && known.isEmpty()) {
      return Verdict.unreadable("the log holds no record");
    }
    if (!content.records().isEmpty() && FormRule.isForeign(content.records().get(0))) {
      return Verdict.unreadable("the log is written in a format that this version does not know");
    }
    return examine(new Examined(folder, content, key, known));
  }

  private static Verdict examine(Examined log) {
    List<Finding> findings = new ArrayList<>(log.content().problems());
    new KnownHeadRule().check(log, findings);
    if (!log.records().isEmpty()) {
      RULES.forEach(rule -> rule.check(log, findings));
    }
    findings.sort(Comparator.comparingLong(Finding::line));
    List<Finding> problems = findings.stream().filter(Finding::isTampering).toList();
    long trusted =
        problems.stream()
            .mapToLong(Finding::line)
            .filter(line -> line > 0)
            .min()
            .orElse(Long.MAX_VALUE);
    int sealed = log.records().isEmpty() ? 0 : SealRule.sealed(log, trusted);
    return new Verdict(
        problems.isEmpty() ? Verdict.State.INTACT : Verdict.State.TAMPERED,
        List.copyOf(findings),
        log.records().size(),
        sealed,
        sealed == 0 ? null : log.records().get(sealed - 1).time(),
        log.content().history().lastAttempt().map(last -> last.end() != null).orElse(false),
        log.known().isPresent());
  }
}
