package dev.stepgate.cli.server;

import dev.stepgate.support.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads a run's events, and goes on after the last one when the connection breaks. */
final class Events {
  private static final int AHEAD = 1_000;
  private static final int PAUSE_MILLIS = 1_000;

  /** How long a server may be away: a restart takes less. */
  private static final int TRIES = 60;

  private final Server server;
  private final String path;
  private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread = new Thread(this::read, "events");
  private long last = -1;

  /** Something that has come, or that has not. */
  record Message(Kind kind, String data) {
    enum Kind {
      RECORD,
      OUTPUT,
      HEARTBEAT,
      CUT,
      BACK,
      LOST
    }
  }

  Events(Server server, String path) {
    this.server = server;
    this.path = path;
    thread.setDaemon(true);
    thread.start();
  }

  /** Null when nothing comes for a while. */
  @Nullable Message poll(long millis) throws InterruptedException {
    return messages.poll(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  void stop() {
    thread.interrupt();
  }

  private void read() {
    int failed = 0;
    try {
      while (failed < TRIES) {
        try (BufferedReader lines = open(failed > 0)) {
          failed = 0;
          readAll(lines);
          Thread.sleep(PAUSE_MILLIS);
        } catch (IOException cut) {
          failed++;
          tellCut(failed, cut);
        }
      }
    } catch (UserError refused) {
      messages.add(new Message(Message.Kind.LOST, String.valueOf(refused.getMessage())));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private BufferedReader open(boolean again) throws IOException, InterruptedException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(server.events(path, last), StandardCharsets.UTF_8));
    if (again) {
      messages.put(new Message(Message.Kind.BACK, ""));
    }
    return lines;
  }

  private void tellCut(int failed, IOException why) throws InterruptedException {
    String reason = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    if (failed == 1 || failed == TRIES) {
      messages.put(new Message(failed == TRIES ? Message.Kind.LOST : Message.Kind.CUT, reason));
    }
    Thread.sleep(PAUSE_MILLIS);
  }

  /** A stream that ends by itself is opened again; one that breaks throws. */
  private void readAll(BufferedReader lines) throws IOException, InterruptedException {
    String id = "";
    String name = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(":")) {
        messages.put(new Message(Message.Kind.HEARTBEAT, ""));
      } else if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        boolean record = name.equals("record");
        messages.put(
            new Message(record ? Message.Kind.RECORD : Message.Kind.OUTPUT, line.substring(5)));
        last = record ? Long.parseLong(id) : last;
      }
    }
  }
}
