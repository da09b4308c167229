package dev.stepgate.data.mask;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a column seems to hold.
 *
 * @param reason for the person who reads the draft
 */
record Guess(Decision decision, String reason) {
  static Guess mask(RuleName rule, String reason) {
    return new Guess(new Decision.Mask(new Rule.Named(rule)), reason);
  }

  static Guess date(String reason) {
    return new Guess(new Decision.Mask(new Rule.Shift(Rule.Shift.DAYS, false)), reason);
  }

  static Guess fixed(String value, String reason) {
    return new Guess(new Decision.Mask(new Rule.Fixed(value)), reason);
  }

  static Guess keep(String reason) {
    return new Guess(new Decision.Keep(), reason);
  }

  /** The same if it fits, else a plainer rule, else none and a reason to look. */
  Guess fitting(ColumnShape shape) {
    Optional<String> objection = objection(shape);
    if (objection.isEmpty()) {
      return this;
    }
    return Stream.of(mask(RuleName.TOKEN, reason), mask(RuleName.NUMBER, reason))
        .filter(plainer -> plainer.objection(shape).isEmpty())
        .findFirst()
        .orElse(keep("LOOK: " + reason + ", but " + objection.get()));
  }

  private Optional<String> objection(ColumnShape shape) {
    return decision instanceof Decision.Mask mask ? mask.rule().objection(shape) : Optional.empty();
  }
}
