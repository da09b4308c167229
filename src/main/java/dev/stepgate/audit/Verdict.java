package dev.stepgate.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier found.
 *
 * @param records how many there are
 * @param sealed how many of them, from the first, a valid seal vouches for
 * @param sealedAt when the last valid seal was made, or null
 * @param ended whether the last attempt has an end
 * @param knownHead whether the log was compared with the head that the store remembers
 */
public record Verdict(
    State state,
    List<Finding> findings,
    long records,
    long sealed,
    @Nullable Instant sealedAt,
    boolean ended,
    boolean knownHead) {

  /** The one word. */
  public enum State {
    INTACT,
    TAMPERED,
    UNREADABLE
  }

  static Verdict unreadable(String why) {
    return new Verdict(
        State.UNREADABLE, List.of(Finding.tampered(0, why)), 0, 0, null, false, false);
  }

  public boolean intact() {
    return state == State.INTACT;
  }

  /** The first thing that speaks against the log. */
  public Optional<Finding> firstProblem() {
    return findings.stream().filter(Finding::isTampering).findFirst();
  }

  public List<Finding> problems() {
    return findings.stream().filter(Finding::isTampering).toList();
  }

  public List<Finding> notes() {
    return findings.stream().filter(finding -> !finding.isTampering()).toList();
  }

  /** {@code intact: 57 records, all sealed}, in full sentences for people. */
  public String describe() {
    return switch (state) {
      case INTACT -> "intact: " + coverage();
      case TAMPERED -> "TAMPERED: " + problems().size() + " findings; " + coverage();
      case UNREADABLE -> "unreadable: " + findings.get(0).text();
    };
  }

  /** How far the proof reaches. */
  public String coverage() {
    long rest = records - sealed;
    String seals =
        sealed == 0
            ? "no seal vouches for any of its " + records + " records"
            : rest == 0
                ? "all " + records + " records are sealed"
                : "records 0 to " + (sealed - 1) + " are sealed, the last " + rest + " are not";
    String end = ended ? "" : "; the last attempt has not ended";
    String head = knownHead ? "" : "; not compared with the store, so a cut tail would not show";
    return seals + end + head;
  }
}
