package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A thread for each connection; each takes the next table until none is left or one has failed.
 *
 * @param <T> what comes out for a table
 */
public final class Workers<T> {
  private final Queue<TableTask<T>> waiting;
  private final Reporter reporter;
  private final Brand brand;
  private final OneMoment moment;
  private final List<T> done = Collections.synchronizedList(new ArrayList<>());

  public Workers(
      List<? extends TableTask<T>> tables, Reporter reporter, Brand brand, OneMoment moment) {
    this.waiting = new ConcurrentLinkedQueue<>(tables);
    this.reporter = reporter;
    this.brand = brand;
    this.moment = moment;
  }

  /** Ends when all threads have; an interrupted one ends them early. */
  public List<T> run() throws DataError, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(moment.connections().size());
    try {
      CompletionService<Void> ends = new ExecutorCompletionService<>(threads);
      for (Connection connection : moment.connections()) {
        ends.submit(worker(connection));
      }
      for (int ended = 0; ended < moment.connections().size(); ended++) {
        ends.take().get();
      }
      return List.copyOf(done);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    } finally {
      end(threads);
    }
  }

  private Callable<Void> worker(Connection connection) {
    return () -> {
      TableReader reader = TableReader.on(connection, brand);
      TableTask<T> table;
      while (!reporter.isStopped() && (table = waiting.poll()) != null) {
        done.add(run(table, reader));
      }
      return null;
    };
  }

  private static <T> T run(TableTask<T> task, TableReader reader) throws DataError {
    try {
      return task.run(reader);
    } catch (SQLException failed) {
      throw failure(task, "read", failed);
    } catch (IOException failed) {
      boolean reading = failed.getCause() instanceof SQLException;
      throw failure(task, reading ? "read" : "written", failed);
    }
  }

  private static DataError failure(TableTask<?> task, String what, Exception cause) {
    return new DataError(
        "table %s cannot be %s: %s".formatted(task.table(), what, cause.getMessage()), cause);
  }

  private static DataError failure(Throwable cause) throws DataError {
    if (cause instanceof RuntimeException bug) {
      throw bug;
    }
    if (cause instanceof Error bug) {
      throw bug;
    }
    return cause instanceof DataError known
        ? known
        : new DataError("the database cannot be read: " + cause.getMessage(), cause);
  }

  /** A thread that waits for its server hears only the end of its connection. */
  private void end(ExecutorService threads) throws InterruptedException {
    threads.shutdown();
    if (!threads.isTerminated() && !threads.awaitTermination(50, TimeUnit.MILLISECONDS)) {
      reporter.stop();
      moment.abort();
      threads.awaitTermination(1, TimeUnit.MINUTES);
    }
  }
}
