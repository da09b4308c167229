package dev.stepgate.notify;

/** A try that did not work; the message is safe to show and names no secret. */
final class NotDelivered extends Exception {
  private final boolean hopeless;

  private NotDelivered(String problem, boolean hopeless) {
    super(problem);
    this.hopeless = hopeless;
  }

  static NotDelivered yet(String problem) {
    return new NotDelivered(problem, false);
  }

  static NotDelivered ever(String problem) {
    return new NotDelivered(problem, true);
  }

  /** Whether another try would end the same. */
  boolean isHopeless() {
    return hopeless;
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
