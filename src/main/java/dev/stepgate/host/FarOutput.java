package dev.stepgate.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a far command prints on its way to the sink, and how long it is since the last of it. */
final class FarOutput implements OutputSink {
  private final OutputSink sink;
  private final List<Pump> pumps = new ArrayList<>();
  private volatile long last = System.nanoTime();

  FarOutput(OutputSink sink) {
    this.sink = sink;
  }

  void add(Pump pump) {
    pumps.add(pump);
  }

  @Override
  public void write(Stream stream, byte[] buffer, int length) {
    last = System.nanoTime();
    sink.write(stream, buffer, length);
  }

  @Override
  public void end(Stream stream) {
    sink.end(stream);
  }

  /** Waits for the end of all of it; false when nothing came for so long. */
  boolean awaitEnd(Duration silence) {
    last = System.nanoTime();
    for (Pump pump : pumps) {
      while (!pump.hasEnded(10)) {
        if (System.nanoTime() - last > silence.toNanos()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Nothing reaches the sink after this; says what the sink has thrown, which is a bug. */
  void close() {
    pumps.forEach(Pump::close);
    pumps.forEach(Pump::rethrow);
  }
}
