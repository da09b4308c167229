package dev.stepgate.notify;

import dev.stepgate.notify.NoticeListener.Result;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.store.NoticeRow;
import dev.stepgate.run.store.NoticeRow.State;
import dev.stepgate.run.store.NoticeRows;
import dev.stepgate.support.UserError;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells people of runs, on threads of its own: no run ever waits for it. */
public final class Notices implements AutoCloseable {
  private static final int MOST = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONG_PAUSE = Duration.ofSeconds(2);
  private final Engine engine;
  private final Clock clock;
  private final NotifySettings settings;
  private final Map<String, Channel> channels;
  private final NoticeListener listener;
  private final boolean everyRun;
  private final LinkedBlockingDeque<Occasion> mailbox = new LinkedBlockingDeque<>(MOST);
  private final Set<String> runs = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unrecorded = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private final Object change = new Object();
  private final Thread thread = new Thread(this::work, "notices");
  private final CountDownLatch over = new CountDownLatch(1);

  private Notices(Engine engine, Clock clock, NoticeListener listener, boolean everyRun) {
    this.engine = engine;
    this.clock = clock;
    this.listener = listener;
    this.everyRun = everyRun;
    settings = NotifySettings.in(engine.home().path());
    channels =
        new Channels(new Secrets(engine.home().path(), engine.environment()), clock).all(settings);
    thread.setDaemon(true);
  }

  /** For one command: tells of the runs that this process works on. */
  public static Notices ofThisProcess(Engine engine, Clock clock) {
    return new Notices(engine, clock, NoticeListener.NONE, false);
  }

  /** For a server: also sends what others have left undone, and tells of runs that have died. */
  public static Notices ofEveryRun(Engine engine, Clock clock, NoticeListener listener) {
    engine.store();
    Notices notices = new Notices(engine, clock, listener, true);
    notices.thread.start();
    new DeadRuns(engine, notices::hand, clock).watchUntil(notices.over);
    return notices;
  }

  /** Listens to one attempt. */
  public RunListener beside() {
    return new Teller(this::hand, clock);
  }

  private void hand(Occasion occasion) {
    unrecorded.incrementAndGet();
    if (!mailbox.offer(occasion)) {
      unrecorded.decrementAndGet();
      dropped.incrementAndGet();
      listener.told("", Result.DROPPED);
      return;
    }
    synchronized (change) {
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
    }
  }

  private void work() {
    NoticeRows rows = engine.store().notices();
    String console = settings.console() == null ? "" : settings.console();
    Ledger ledger =
        new Ledger(rows, new Wanted(settings.notices()), channels.keySet(), console, clock);
    try (Post post = new Post(rows, channels, clock, listener, this::changed)) {
      while (over.getCount() > 0) {
        round(ledger, post);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void round(Ledger ledger, Post post) throws InterruptedException {
    Occasion occasion =
        mailbox.poll((everyRun ? LONG_PAUSE : PAUSE).toMillis(), TimeUnit.MILLISECONDS);
    try {
      if (occasion != null) {
        record(ledger, occasion);
      }
      sendDue(post);
    } catch (UserError storeAway) {
      // What is not recorded yet stays in the mailbox; what is due stays due.
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private void record(Ledger ledger, Occasion occasion) {
    boolean done = false;
    try {
      if (!ledger.record(occasion).isEmpty()) {
        runs.add(occasion.message().run());
      }
      int lost = dropped.getAndSet(0);
      if (lost > 0) {
        ledger.recordDropped(occasion, lost);
      }
      done = true;
    } finally {
      if (done || !mailbox.offerFirst(occasion)) {
        unrecorded.decrementAndGet();
        changed();
      }
    }
  }

  private void sendDue(Post post) {
    if (everyRun) {
      post.sendDue("");
    } else {
      runs.forEach(post::sendDue);
    }
  }

  private void changed() {
    synchronized (change) {
      change.notifyAll();
    }
  }

  /**
   * Waits until everybody has been told, at most this long.
   *
   * @param retries whether to wait for tries after the first, too
   */
  public void await(Duration patience, boolean retries) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (over.getCount() > 0 && isOpen(retries) && System.nanoTime() < deadline) {
      pause();
    }
  }

  private boolean isOpen(boolean retries) {
    try {
      return unrecorded.get() > 0 || runs.stream().anyMatch(run -> isOpen(run, retries));
    } catch (UserError storeAway) {
      return false;
    }
  }

  private boolean isOpen(String run, boolean retries) {
    return engine.store().notices().of(run).stream()
        .filter(notice -> notice.state() == State.PENDING)
        .anyMatch(notice -> retries || isUntried(notice));
  }

  private static boolean isUntried(NoticeRow notice) {
    return notice.problem() == null;
  }

  private void pause() {
    synchronized (change) {
      try {
        change.wait(50);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        close();
      }
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
