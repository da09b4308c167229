package dev.stepgate.runbook;

/** Where something stands in a runbook, counted from one. */
public record Place(int line, int column) {
  static final Place START = new Place(1, 1);

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
