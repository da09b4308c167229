package dev.stepgate.host;

import dev.stepgate.host.Leftovers.Leftover;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place where commands run. */
public interface Host extends AutoCloseable {
  String name();

  /** Where it leads, as it was called. */
  String address();

  /** What is needed to find it again, from a later process; never a secret. */
  Map<String, String> facts();

  /** Goes there, if nobody has yet, and says who answered. */
  Answered reach() throws CommandNotStarted;

  /**
   * Starts {@code bash -euo pipefail} with the command in a session of its own, without standard
   * input.
   *
   * @throws CommandNotStarted when nothing has been started, so that the step has failed for sure
   */
  Running start(Command command, OutputSink output) throws CommandNotStarted;

  /**
   * Starts a command that outlives this process.
   *
   * @param file takes the redacted output of both streams, up to the limit; a new one
   */
  RunningService serve(Command command, Path file, Map<String, String> secrets, long limit)
      throws CommandNotStarted, EvidenceLost;

  /** Starts a command that is fed, and whose output is read, by the caller. */
  Pipe pipe(Command command) throws CommandNotStarted;

  /** What is known there of the commands whose tag begins so. */
  Remembered recall(String tagStart, @Nullable String as) throws CommandNotStarted;

  /** Ends what is left of the commands whose tag begins so; returns what could not be ended. */
  List<Leftover> end(String tagStart, @Nullable String as, Duration grace) throws CommandNotStarted;

  /** What is remembered there is written down here by now, and need not be kept. */
  void forget(Remembered remembered, @Nullable String as);

  @Override
  void close();
}
