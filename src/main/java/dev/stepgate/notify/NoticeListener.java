package dev.stepgate.notify;

/** Counts what becomes of notices. */
@FunctionalInterface
public interface NoticeListener {
  /** What came of one try, or of none. */
  enum Result {
    SENT,
    RETRIED,
    FAILED,
    DROPPED
  }

  NoticeListener NONE = (channel, result) -> {};

  /**
   * @param channel its name, or empty where it was never known
   */
  void told(String channel, Result result);
}
