package dev.stepgate.step;

import dev.stepgate.runbook.ActionKind;

/** A kind of action that can be carried out. */
public interface StepKind<F extends Record> extends ActionKind {

  /** What the log and the plan say this action is, with its values left as they are written. */
  String describe(F fields);

  /** Carries it out once; everything that a person can mend is a result, not an exception. */
  ActionResult execute(F fields, StepContext context);

  /** Goes and looks, before anything is recorded as begun, and throws when it must not begin. */
  default void refuse(F fields, StepContext context) {}

  /** Whether an interrupted action of this kind may start again without asking. */
  default boolean harmlessToRepeat() {
    return false;
  }

  /** Whether Stepgate itself expands the names in its description; commands and SQL are not. */
  default boolean isExpanded() {
    return false;
  }
}
