package dev.stepgate.data.mask;

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
}
