package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Kind;
import org.jspecify.annotations.Nullable;

/** What becomes of the values at one path. */
record JsonLeaf(
    JsonPath path, Decision decision, Fake texts, Fake numbers, @Nullable SourceDigests digests) {
  private static final ColumnShape NUMBER =
      new ColumnShape("numeric", Kind.DECIMAL, Integer.MAX_VALUE, false);

  static JsonLeaf of(PathRule rule, MaskingKey key, @Nullable SourceDigests digests) {
    Fake numbers = RuleName.NUMBER.fake(key, NUMBER);
    Fake texts = texts(rule.decision(), key, digests);
    return new JsonLeaf(rule.path(), rule.decision(), texts, numbers, digests);
  }

  boolean isDropped() {
    return decision instanceof Decision.Drop;
  }

  String text(String value) throws DataError {
    if (value.isEmpty() && decision instanceof Decision.Mask) {
      return Quoted.of(value);
    }
    if (decision instanceof Decision.Empty) {
      noteGone(value);
    }
    return written(value, texts, Quoted.of(value));
  }

  String number(String value) throws DataError {
    return isFixed() ? written(value, texts, value) : numberOf(value);
  }

  String truth(String value) throws DataError {
    return isFixed() || decision instanceof Decision.Empty ? written(value, texts, value) : value;
  }

  /** That the text at this path does not travel. */
  void noteGone(String value) throws DataError {
    if (digests != null) {
      digests.note(value, null);
    }
  }

  /** Everything below it goes with it. */
  boolean isForContainers() {
    boolean whole = isDropped() || decision instanceof Decision.Empty || isFixed();
    return whole && !path.isForLeavesOnly();
  }

  private String numberOf(String value) throws DataError {
    return decision instanceof Decision.Mask ? numbers.of(value) : written(value, texts, value);
  }

  private String written(String value, Fake fake, String kept) throws DataError {
    if (decision instanceof Decision.Empty) {
      return "null";
    }
    return decision instanceof Decision.Mask ? Quoted.of(fake.of(value)) : kept;
  }

  private boolean isFixed() {
    return decision instanceof Decision.Mask mask && mask.rule() instanceof Rule.Fixed;
  }

  private static Fake texts(Decision decision, MaskingKey key, @Nullable SourceDigests digests) {
    if (!(decision instanceof Decision.Mask mask)) {
      return value -> value;
    }
    boolean number = mask.rule().equals(new Rule.Named(RuleName.NUMBER));
    Rule rule = number ? new Rule.Named(RuleName.DIGITS) : mask.rule();
    return JsonFake.noting(rule.fake(key, ColumnShape.LEAF), digests);
  }
}
