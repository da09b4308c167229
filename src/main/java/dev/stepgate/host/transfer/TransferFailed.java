package dev.stepgate.host.transfer;

/** A transfer that cannot succeed as things are; its message says what is in the way. */
public final class TransferFailed extends Exception {
  public TransferFailed(String fact) {
    super(fact);
  }
}
