package dev.stepgate.data.read;

/** A JSON value that a column does not take; says what it should have been. */
final class WrongForm extends Exception {
  private static final long serialVersionUID = 1;

  WrongForm(String fact) {
    super(fact);
  }
}
