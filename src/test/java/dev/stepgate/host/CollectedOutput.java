package dev.stepgate.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Output in memory. */
final class CollectedOutput implements OutputSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private int ends;

  @Override
  public synchronized void write(Stream stream, byte[] buffer, int length) {
    (stream == Stream.OUT ? out : err).write(buffer, 0, length);
  }

  @Override
  public synchronized void end(Stream stream) {
    ends++;
  }

  synchronized byte[] outBytes() {
    return out.toByteArray();
  }

  synchronized byte[] errBytes() {
    return err.toByteArray();
  }

  synchronized String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  synchronized String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  synchronized int ends() {
    return ends;
  }
}
