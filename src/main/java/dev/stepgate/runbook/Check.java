package dev.stepgate.runbook;

import org.jspecify.annotations.Nullable;

/** One read-only proof: its kind, the kind's own fields, what is wanted, and how long to try. */
public record Check(
    CheckKind kind, Record fields, Expectations expect, Options options, Place place) {

  /** The keys that every check may have. */
  public record Options(
      @Doc("The host where the check runs; where its step runs if not given.") @Nullable Text on,
      @Doc("The system user that runs the check.") @Nullable Text as,
      @Doc("How long to try again until the check holds.") @Nullable Span within,
      @Doc("The pause between two tries; 1s if not given.") @Nullable Span every,
      @Doc("How long one try may take; 5m if not given.") @Nullable Span timeout) {}
}
