package dev.stepgate.audit;

/** The mark of a process that was started: enough to find it, and not to mistake another for it. */
public record Spawned(long pid, long started, String tag) {
  static Spawned of(LogRecord record) {
    return new Spawned(record.amount("pid"), record.amount("started"), record.text("tag"));
  }
}
