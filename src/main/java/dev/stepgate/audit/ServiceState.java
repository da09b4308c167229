package dev.stepgate.audit;

/**
 * What the log last said of a service.
 *
 * @param state started, restarted, stopped, left-running or lost
 */
public record ServiceState(String step, String state, Spawned process) {
  static ServiceState of(LogRecord service) {
    return new ServiceState(service.text("step"), service.text("state"), Spawned.of(service));
  }

  /** Whether nobody has recorded its end. */
  public boolean runs() {
    return state.equals("started") || state.equals("restarted") || state.equals("left-running");
  }
}
