package dev.stepgate.run;

/** Tells Spring Batch that a step has not passed; the log says why, so this carries no details. */
final class StepNotPassed extends RuntimeException {
  StepNotPassed(String outcome) {
    super(outcome + ", see the log", null, false, false);
  }
}
