package dev.stepgate.web.api;

import dev.stepgate.audit.LogRecord;
import dev.stepgate.run.Engine;
import dev.stepgate.run.Json;
import dev.stepgate.web.follow.Growth;
import dev.stepgate.web.follow.Watches;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends what happens in a run to one reader, as fast as that reader reads. */
final class EventStream implements Runnable {
  /** Only a write tells that a reader has gone, and the second one at that. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** Whoever may no longer look is let go of; all others come back by themselves. */
  private static final long LONGEST_NANOS = Duration.ofMinutes(15).toNanos();

  private static final int AT_ONCE = 200;
  private final Engine engine;
  private final Watches watches;
  private final String run;
  private final SseEmitter reader;
  private int next;
  private Growth seen = Growth.NOTHING;
  private volatile boolean gone;

  EventStream(Engine engine, Watches watches, String run, int next, SseEmitter reader) {
    this.engine = engine;
    this.watches = watches;
    this.run = run;
    this.next = next;
    this.reader = reader;
  }

  /** A file of output, relative to the run's folder, and how long it is by now. */
  private record OutputGrown(String file, long size) {}

  @Override
  public void run() {
    reader.onCompletion(() -> gone = true);
    reader.onError(broken -> gone = true);
    try {
      sendAll();
    } catch (IOException closed) {
      // The server has noticed it too, and lets go of the stream.
      gone = true;
    } catch (InterruptedException serverEnds) {
      Thread.currentThread().interrupt();
      reader.complete();
    } catch (RuntimeException broken) {
      end(broken);
    }
  }

  private void sendAll() throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_NANOS;
    // So that the reader knows at once that the stream stands.
    reader.send(SseEmitter.event().comment("following " + run));
    while (!gone && System.nanoTime() < end) {
      follow();
    }
    if (!gone) {
      reader.complete();
    }
  }

  private void end(RuntimeException broken) {
    try {
      if (!gone) {
        reader.completeWithError(broken);
      }
    } catch (IllegalStateException closedMeanwhile) {
      gone = true;
    }
  }

  private void follow() throws IOException, InterruptedException {
    Growth now = watches.await(run, seen, HEARTBEAT);
    if (now.equals(seen)) {
      reader.send(SseEmitter.event().comment("still here"));
    }
    while (next < now.records()) {
      for (LogRecord record :
          engine.history(run).recordsFrom(next).stream().limit(AT_ONCE).toList()) {
        send(record);
      }
    }
    if (now.bytes() > 0 && !(now.output() + now.bytes()).equals(seen.output() + seen.bytes())) {
      String text = Json.line(new OutputGrown(now.output(), now.bytes()));
      reader.send(SseEmitter.event().name("output").data(text, MediaType.TEXT_PLAIN));
    }
    seen = now;
  }

  private void send(LogRecord record) throws IOException {
    reader.send(
        SseEmitter.event()
            .id(String.valueOf(record.seq()))
            .name("record")
            .data(Json.line(record.fields()), MediaType.TEXT_PLAIN));
    next++;
  }
}
