package dev.stepgate.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal with a keyboard that a test types on and a screen that it reads. */
final class VirtualTerminal implements AutoCloseable {
  private static final int ROWS = 40;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PipedOutputStream keys = new PipedOutputStream();
  private final Terminal terminal;
  private int answered;

  VirtualTerminal(int columns) throws IOException {
    terminal =
        new ExternalTerminal(
            "virtual", "xterm-256color", new PipedInputStream(keys), bytes, StandardCharsets.UTF_8);
    resize(columns);
  }

  Terminal terminal() {
    return terminal;
  }

  void resize(int columns) {
    terminal.setSize(new Size(columns, ROWS));
  }

  void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Everything that was sent, with the escape sequences. */
  String raw() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** What a person sees, without the empty lines at the end. */
  String screen() {
    return screen(terminal.getWidth());
  }

  String screen(int columns) {
    ScreenTerminal screen = new ScreenTerminal(columns, ROWS);
    screen.write(raw());
    return screen
        .toString()
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  /** A question must stand on the screen before it can be answered. */
  void awaits(String text) throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (!raw().contains(text)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("'" + text + "' never appeared on:\n" + screen());
      }
      Thread.sleep(5);
    }
  }

  /** Answers a question that ends with {@code question}, which must be the last thing shown. */
  void answer(String question, String typed) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (!raw().endsWith(question) || raw().length() == answered) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("'" + question + "' was never asked on:\n" + screen());
      }
      Thread.sleep(5);
    }
    if (!typed.isEmpty()) {
      answered = raw().length();
      type(typed);
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
