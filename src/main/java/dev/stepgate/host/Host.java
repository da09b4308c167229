package dev.stepgate.host;

/** A place where commands run. */
public interface Host {
  String name();

  /**
   * Starts {@code bash -euo pipefail} with the command in a session of its own, without standard
   * input.
   *
   * @throws CommandNotStarted when nothing has been started, so that the step has failed for sure
   */
  Running start(Command command, OutputSink output) throws CommandNotStarted;
}
