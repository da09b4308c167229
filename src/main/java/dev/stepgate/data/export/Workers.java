package dev.stepgate.data.export;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.format.TableEntry;
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

/** A thread for each connection; each takes the next table until none is left or one has failed. */
final class Workers {
  private final Queue<TableExport> waiting;
  private final Reporter reporter;
  private final Brand brand;
  private final OneMoment moment;
  private final List<TableEntry> done = Collections.synchronizedList(new ArrayList<>());

  Workers(List<TableExport> tables, Reporter reporter, Brand brand, OneMoment moment) {
    this.waiting = new ConcurrentLinkedQueue<>(tables);
    this.reporter = reporter;
    this.brand = brand;
    this.moment = moment;
  }

  List<TableEntry> run() throws DataError, InterruptedException {
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
      TableExport table;
      while (!reporter.isStopped() && (table = waiting.poll()) != null) {
        done.add(run(table, reader));
      }
      return null;
    };
  }

  private static TableEntry run(TableExport table, TableReader reader) throws DataError {
    try {
      return table.run(reader);
    } catch (SQLException failed) {
      throw unreadable(table, failed);
    } catch (IOException failed) {
      if (failed.getCause() instanceof SQLException cause) {
        throw unreadable(table, cause);
      }
      throw new DataError(
          table.plan().file() + " cannot be written: " + failed.getMessage(), failed);
    }
  }

  private static DataError unreadable(TableExport table, SQLException failed) {
    return new DataError(
        "table %s cannot be read: %s".formatted(table.plan().table().name(), failed.getMessage()),
        failed);
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
