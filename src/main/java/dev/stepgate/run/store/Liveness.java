package dev.stepgate.run.store;

import dev.stepgate.run.store.Holder.State;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Tells whether a holder still lives, without trusting any clock. */
final class Liveness {
  private static final int LOOKS = 30;
  private final Database database;
  private final Vendor vendor;
  private final Duration lease;

  private final Map<String, Sight> sights = new ConcurrentHashMap<>();

  /** A beat of a holder, and when it was seen first. */
  private record Sight(long fence, long beat, long first) {
    boolean isOf(LeaseRow row) {
      return fence == row.fence() && beat == row.beat();
    }
  }

  Liveness(Database database, Vendor vendor, Duration lease) {
    this.database = database;
    this.vendor = vendor;
    this.lease = lease;
  }

  /** Looks at a holder on another machine for as long as a lease lasts. */
  State of(LeaseRow row) {
    return of(row, this::watch);
  }

  /** Compares a holder on another machine with what was seen of it before. */
  State atAGlance(LeaseRow row) {
    return of(row, this::hasMovedInTime);
  }

  private State of(LeaseRow row, Predicate<LeaseRow> movesFarAway) {
    if (row.parked()) {
      return State.PARKED;
    }
    Owner owner = row.owner();
    if (owner.boot().equals(Machine.boot())) {
      return lives(owner) ? State.ALIVE : State.DEAD;
    }
    // A file is used on one machine only: its holder ended when that machine was started again.
    boolean rebooted = vendor == Vendor.SQLITE && owner.host().equals(Machine.host());
    return !rebooted && movesFarAway.test(row) ? State.ALIVE : State.DEAD;
  }

  /** The clock stands still while the machine sleeps, and nothing else is compared but beats. */
  private boolean hasMovedInTime(LeaseRow row) {
    long now = System.nanoTime();
    Sight sight =
        sights.compute(
            row.target(),
            (target, before) ->
                before != null && before.isOf(row)
                    ? before
                    : new Sight(row.fence(), row.beat(), now));
    return now - sight.first() <= lease.toNanos();
  }

  private static boolean lives(Owner owner) {
    var started = Machine.started(owner.pid());
    return started.isPresent() && started.getAsLong() == owner.started();
  }

  /** Counts looks, not time: a machine that was asleep must not find everybody dead. */
  private boolean watch(LeaseRow row) {
    for (int look = 0; look < LOOKS; look++) {
      Pause.millis(Math.max(1, lease.toMillis() / LOOKS));
      if (moved(row)) {
        return true;
      }
    }
    return false;
  }

  private boolean moved(LeaseRow row) {
    return database.repeatable(
        () ->
            database
                .sql(LeaseRow.SELECT)
                .param(row.target())
                .query(LeaseRow::of)
                .optional()
                .map(now -> now.fence() != row.fence() || now.beat() != row.beat())
                .orElse(true));
  }
}
