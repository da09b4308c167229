package dev.stepgate.host.transfer;

/** Hears how a transfer goes. */
public interface TransferListener {
  /** What people should read in the log. */
  void told(String line);

  /** So many bytes of so many have been sent. */
  void progressed(long bytes, long all);
}
