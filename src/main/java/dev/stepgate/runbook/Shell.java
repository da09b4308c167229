package dev.stepgate.runbook;

/** A command for bash; never expanded by Stepgate, values reach it as environment variables. */
public record Shell(String script) {
  @Override
  public String toString() {
    return script;
  }
}
