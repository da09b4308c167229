package dev.stepgate.host;

import dev.stepgate.host.OutputSink.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Cuts output into lines for a screen: of a progress line only the last state, of a flood only what
 * a screen can show.
 */
final class Lines {
  private static final int PER_SECOND = 200;
  private static final int TAIL = 20;
  private static final long SECOND = 1_000_000_000L;

  private final LineListener listener;
  private final LongSupplier nanos;
  private final String file;
  private final Part out = new Part(Stream.OUT);
  private final Part err = new Part(Stream.ERR);
  private final Line[] tail = new Line[TAIL];
  private long count;
  private long second;
  private int shown;
  private long hidden;
  private Stream lastHidden = Stream.OUT;

  Lines(LineListener listener, LongSupplier nanos, String file) {
    this.listener = listener;
    this.nanos = nanos;
    this.file = file;
    second = nanos.getAsLong();
  }

  void write(Stream stream, byte[] buffer, int offset, int length) {
    part(stream).write(buffer, offset, offset + length);
  }

  void end(Stream stream) {
    part(stream).end();
    sayWhatIsHidden();
  }

  /** The last lines of both streams, the newest at the end. */
  List<String> tail() {
    List<String> texts = new ArrayList<>();
    for (long i = Math.max(0, count - TAIL); i < count; i++) {
      texts.add(tail[(int) (i % TAIL)].text());
    }
    return List.copyOf(texts);
  }

  private Part part(Stream stream) {
    return stream == Stream.OUT ? out : err;
  }

  private Line complete(Stream stream, Line line) {
    int slot = (int) (count++ % TAIL);
    Line old = tail[slot];
    tail[slot] = line;
    publish(stream, line);
    if (old == null) {
      return new Line();
    }
    old.clear();
    return old;
  }

  private void publish(Stream stream, Line line) {
    if (shown >= PER_SECOND) {
      long now = nanos.getAsLong();
      if (now - second < SECOND) {
        hidden++;
        lastHidden = stream;
        return;
      }
      second = now;
      shown = 0;
      sayWhatIsHidden();
    }
    show(stream, line.text());
  }

  private void show(Stream stream, String text) {
    if (shown++ == 0) {
      second = nanos.getAsLong();
    }
    listener.line(stream, text);
  }

  private void sayWhatIsHidden() {
    if (hidden > 0) {
      String lines = hidden == 1 ? " line more, see " : " lines more, see ";
      listener.line(lastHidden, "… " + hidden + lines + file);
      hidden = 0;
    }
  }

  /** One stream's unfinished line. */
  private final class Part {
    private final Stream stream;
    private Line line = new Line();
    private boolean returned;

    Part(Stream stream) {
      this.stream = stream;
    }

    void write(byte[] buffer, int from, int to) {
      int begin = from;
      for (int i = from; i < to; i++) {
        byte octet = buffer[i];
        if (octet == '\n') {
          append(buffer, begin, i);
          line = complete(stream, line);
          returned = false;
          begin = i + 1;
        } else if (octet == '\r') {
          append(buffer, begin, i);
          returned = true;
          begin = i + 1;
        }
      }
      append(buffer, begin, to);
    }

    void end() {
      if (!line.isEmpty()) {
        line = complete(stream, line);
      }
    }

    /** What comes after a carriage return takes the place of what was there. */
    private void append(byte[] buffer, int from, int to) {
      if (from == to) {
        return;
      }
      if (returned) {
        line.clear();
        returned = false;
      }
      line.append(buffer, from, to);
    }
  }
}
