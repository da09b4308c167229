package dev.stepgate.host;

import java.nio.charset.StandardCharsets;

/** The first few lines of an error. */
final class KeptErrors implements OutputSink {
  private static final int LIMIT = 1 << 14;
  private final Kept kept = new Kept(LIMIT);

  @Override
  public synchronized void write(Stream stream, byte[] buffer, int length) {
    kept.write(buffer, length);
  }

  @Override
  public void end(Stream stream) {
    // Nothing is held back.
  }

  synchronized String text() {
    return new String(kept.bytes(), StandardCharsets.UTF_8).strip();
  }
}
