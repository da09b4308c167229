package dev.stepgate.host;

/** Takes what a command prints; called from one thread per stream. */
public interface OutputSink {
  enum Stream {
    OUT,
    ERR
  }

  void write(Stream stream, byte[] buffer, int length);

  /** No more will come from this stream. */
  void end(Stream stream);
}
