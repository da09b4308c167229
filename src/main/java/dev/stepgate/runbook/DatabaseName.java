package dev.stepgate.runbook;

/** The name under which the runbook declares a database. */
public record DatabaseName(String name) {
  @Override
  public String toString() {
    return name;
  }
}
