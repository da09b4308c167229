package dev.stepgate.cli.data;

import dev.stepgate.data.DataError;
import dev.stepgate.run.CommandDatabase;
import dev.stepgate.run.StopSignal;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.concurrent.CancellationException;

/**
 * What a command does with a database, so that it ends well also where it fails or is stopped.
 *
 * @param name what is said of it: the export, the import
 * @param after what is said when it has not come to its end: one full sentence
 */
record Work(String name, String after, CommandDatabase database) {

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
      if (stop.wanted()) {
        throw stopped(stop, failed);
      }
      throw failed(String.valueOf(failed.getMessage())).causedBy(failed);
    } catch (CancellationException | InterruptedException ended) {
      throw stopped(stop, ended);
    }
  }

  UserError failed(String fact) {
    return new UserError(ExitCode.FAILED, database.redacted(fact), after);
  }

  UserError stopped(StopSignal stop) {
    return failed(name + " was stopped by " + stop.reason());
  }

  private UserError stopped(StopSignal stop, Exception cause) {
    return stopped(stop).causedBy(cause);
  }
}
