package dev.stepgate.cli.data;

import dev.stepgate.data.DataError;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.StopSignal;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/**
 * What a command does, so that it ends well also where it fails or is stopped.
 *
 * @param name what is said of it: the export, the import
 * @param after what is said when it has not come to its end: one full sentence
 * @param redacted takes secrets out of a text
 */
record Work(String name, String after, UnaryOperator<String> redacted) {

  Work(String name, String after, CommandDatabase database) {
    this(name, after, database::redacted);
  }

  /** The work itself. */
  @FunctionalInterface
  interface Steps {
    ExitCode take(StopSignal stop) throws DataError, InterruptedException;
  }

  int run(Steps steps) {
    StopSignal stop = StopSignal.listening();
    try {
      return steps.take(stop).code();
    } catch (DataError failed) {
      UserError told = stop.wanted() ? stopped(stop) : failed(String.valueOf(failed.getMessage()));
      throw told.causedBy(failed);
    } catch (CancellationException | InterruptedException ended) {
      throw stopped(stop).causedBy(ended);
    }
  }

  UserError failed(String fact) {
    return new UserError(ExitCode.FAILED, redacted.apply(fact), after);
  }

  UserError stopped(StopSignal stop) {
    return failed(name + " was stopped by " + stop.reason());
  }
}
