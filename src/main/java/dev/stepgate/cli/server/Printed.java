package dev.stepgate.cli.server;

import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Fetches what a step prints, and tells it line by line. */
final class Printed {
  private static final int PORTION = 1 << 20;
  private static final int TAIL = 20;
  private final Server server;
  private final String run;
  private final RunListener listener;
  private final Deque<String> tail = new ArrayDeque<>();
  private ByteArrayOutputStream line = new ByteArrayOutputStream();
  private String file = "";
  private String step = "";
  private long position;

  Printed(Server server, String run, RunListener listener) {
    this.server = server;
    this.run = run;
    this.listener = listener;
  }

  void begin(String id) {
    step = id;
    file = "";
    position = 0;
    line = new ByteArrayOutputStream();
    tail.clear();
  }

  /**
   * @param grown relative to the run's folder
   */
  void upTo(String grown, long size) {
    if (!grown.equals(file)) {
      begin(step);
      file = grown;
    }
    String path =
        ServerRuns.path(run) + "/outputs/" + Server.encoded(file.replaceFirst("^output/", ""));
    while (position < size) {
      byte[] bytes =
          server.bytes(path + "?from=" + position + "&limit=" + Math.min(PORTION, size - position));
      if (bytes.length == 0) {
        return;
      }
      position += bytes.length;
      take(bytes);
    }
  }

  /** The last line may have no line feed. */
  void end() {
    if (line.size() > 0) {
      tell();
    }
  }

  /** Where it stands, relative to the run's folder; empty if nothing was printed. */
  Optional<String> file() {
    return file.isEmpty() ? Optional.empty() : Optional.of(file);
  }

  List<String> tail() {
    return List.copyOf(tail);
  }

  private void take(byte[] bytes) {
    for (byte one : bytes) {
      if (one == '\n') {
        tell();
      } else {
        line.write(one);
      }
    }
  }

  private void tell() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    tail.addLast(text);
    if (tail.size() > TAIL) {
      tail.removeFirst();
    }
    listener.on(new RunEvent.OutputLine(step, false, text));
  }
}
