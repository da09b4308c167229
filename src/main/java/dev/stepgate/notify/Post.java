package dev.stepgate.notify;

import dev.stepgate.notify.NoticeListener.Result;
import dev.stepgate.run.store.NoticeRow;
import dev.stepgate.run.store.NoticeRow.State;
import dev.stepgate.run.store.NoticeRows;
import dev.stepgate.support.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due: one notice at a time on each channel, so that a dead one holds up no other.
 */
final class Post implements AutoCloseable {
  /** Longer than any try may take. */
  private static final Duration CLAIM = Duration.ofMinutes(3);

  private static final int AT_ONCE = 100;
  private final NoticeRows rows;
  private final Map<String, Channel> channels;
  private final Clock clock;
  private final NoticeListener listener;
  private final Runnable settled;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(Post::thread);

  /**
   * @param settled run after each try, so that the next one on the channel need not wait
   */
  Post(
      NoticeRows rows,
      Map<String, Channel> channels,
      Clock clock,
      NoticeListener listener,
      Runnable settled) {
    this.rows = rows;
    this.channels = channels;
    this.clock = clock;
    this.listener = listener;
    this.settled = settled;
  }

  /**
   * Begins to send what is due and returns.
   *
   * @param runId empty for all runs
   */
  void sendDue(String runId) {
    for (NoticeRow row : rows.due(runId, AT_ONCE)) {
      if (busy.add(row.channel())) {
        threads.execute(() -> send(row));
      }
    }
  }

  private void send(NoticeRow row) {
    try {
      if (rows.claim(row, clock.instant().plus(CLAIM))) {
        attempt(row);
      }
    } catch (UserError storeAway) {
      // The claim runs out, and the notice is due again.
    } finally {
      busy.remove(row.channel());
      settled.run();
    }
  }

  private void attempt(NoticeRow row) {
    Channel channel = channels.get(row.channel());
    if (channel == null) {
      settle(row, State.FAILED, NotifySettings.FILE + " has no such channel", clock.instant());
      return;
    }
    try {
      channel.send(Message.of(row.body()));
      settle(row, State.SENT, null, clock.instant());
    } catch (NotDelivered failed) {
      retryOrGiveUp(row, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IllegalArgumentException | IllegalStateException bug) {
      String problem = "a bug in stepgate: " + bug.getClass().getSimpleName();
      retryOrGiveUp(row, NotDelivered.ever(problem));
    }
  }

  private void retryOrGiveUp(NoticeRow row, NotDelivered failed) {
    Optional<Duration> pause =
        failed.isHopeless() ? Optional.empty() : Pauses.after(row.tries() + 1);
    Instant now = clock.instant();
    settle(
        row,
        pause.isPresent() ? State.PENDING : State.FAILED,
        failed.problem(),
        pause.map(now::plus).orElse(now));
  }

  private void settle(NoticeRow row, State state, @Nullable String problem, Instant due) {
    rows.settle(row.id(), state, problem, due);
    listener.told(
        row.channel(),
        switch (state) {
          case SENT -> Result.SENT;
          case PENDING -> Result.RETRIED;
          case FAILED -> Result.FAILED;
        });
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "notice");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins nothing more; what is under way is claimed, so that nobody sends it twice. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
