package dev.stepgate.host;

import java.io.InputStream;
import java.io.OutputStream;

/** A command with an open way in and an open way out, for one who feeds and reads it. */
public interface Pipe extends AutoCloseable {
  OutputStream in();

  InputStream out();

  /**
   * Waits for the end, when in and out have been closed or read to their end.
   *
   * @throws HostUnreachable when the connection was cut, so that nobody knows
   */
  int await() throws HostUnreachable;

  /** What it has said of errors; not redacted. */
  String errors();

  /** Ends it, if it has not ended. */
  @Override
  void close();
}
