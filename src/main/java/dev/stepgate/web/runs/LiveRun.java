package dev.stepgate.web.runs;

import dev.stepgate.run.Home;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.StopSignal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** An attempt that a thread of this server carries out. */
final class LiveRun implements RunListener {
  private final CompletableFuture<String> begun = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final StopSignal stop = new StopSignal();
  private final List<RunListener> beside;
  private volatile @Nullable Path folder;

  LiveRun(List<RunListener> beside) {
    this.beside = beside;
  }

  /** As people know it. */
  String name() {
    Path known = folder;
    return known == null ? "a run that begins" : "run " + known.getFileName();
  }

  /** Where a report of a bug belongs. */
  Path folder(Home home) {
    Path known = folder;
    return known == null ? home.path().resolve(".stepgate") : known;
  }

  StopSignal stop() {
    return stop;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.AttemptStarted started) {
      folder = started.folder();
      begun.complete(started.runId());
    }
    beside.forEach(listener -> listener.on(event));
  }

  /** Whoever waits for the beginning is told why there is none. */
  void ended(Throwable why) {
    begun.completeExceptionally(why);
    over.complete(null);
  }

  /** The run's id, as soon as it is on record. */
  String awaitBeginning() {
    try {
      return begun.get();
    } catch (ExecutionException refused) {
      throw refused.getCause() instanceof RuntimeException told
          ? told
          : new IllegalStateException(refused.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("waiting for the beginning was interrupted", interrupted);
    }
  }

  CompletableFuture<Void> over() {
    return over;
  }
}
