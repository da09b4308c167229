package dev.stepgate.check;

/** An expectation that could not be evaluated, and therefore does not hold. */
public final class NotJudged extends Exception {
  public NotJudged(String message) {
    super(message);
  }
}
