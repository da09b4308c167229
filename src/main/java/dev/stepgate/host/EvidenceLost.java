package dev.stepgate.host;

/** Output that could not be kept; a step without its evidence never passes. */
public final class EvidenceLost extends Exception {
  public EvidenceLost(String message, Throwable cause) {
    super(message, cause);
  }
}
