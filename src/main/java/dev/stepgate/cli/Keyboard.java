package dev.stepgate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that a person types, and gives up at once when the question is taken away.
 *
 * <p>Not JLine's LineReader: that takes over Ctrl-C for the whole process and leaves it with the
 * system's default, so that a later Ctrl-C would kill Stepgate without a record. Here Ctrl-C stays
 * a signal.
 */
final class Keyboard implements AutoCloseable {
  private static final int POLL_MILLIS = 50;
  private static final int ESCAPE = 27;
  private static final int END_OF_INPUT = 4;

  private final Screen screen;
  private final BooleanSupplier gone;
  private final NonBlockingReader keys;
  private final Attributes before;

  Keyboard(Screen screen, BooleanSupplier gone) {
    this.screen = screen;
    this.gone = gone;
    this.keys = screen.terminal().reader();
    this.before = screen.terminal().enterRawMode();
  }

  /**
   * One line; empty at the end of input or when the question is gone. What was typed before the
   * question stood on the screen is thrown away: it cannot be an answer to it.
   */
  Optional<String> ask(String question, boolean shown) {
    try {
      forgetWhatWasTyped();
      screen.ask(question);
      return Optional.ofNullable(line(new TypedLine(screen, shown)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      screen.ask("\n");
    }
  }

  @Override
  public void close() {
    screen.terminal().setAttributes(before);
  }

  private @Nullable String line(TypedLine line) throws IOException {
    while (!gone.getAsBoolean()) {
      int key = keys.read(POLL_MILLIS);
      if (key == '\r' || key == '\n') {
        return line.text();
      }
      if (key == NonBlockingReader.EOF || (key == END_OF_INPUT && line.isEmpty())) {
        return null;
      }
      take(key, line);
    }
    return null;
  }

  private void take(int key, TypedLine line) throws IOException {
    switch (key) {
      case ESCAPE -> skipSequence();
      case '\b', 127 -> line.erase();
      case 'U' - '@' -> line.eraseAll();
      default -> {
        if (key >= ' ') {
          line.add((char) key);
        }
      }
    }
  }

  /** Arrow and function keys. */
  private void skipSequence() throws IOException {
    int key = keys.read(POLL_MILLIS);
    if (key == '[' || key == 'O') {
      do {
        key = keys.read(POLL_MILLIS);
      } while (key >= ' ' && key < '@');
    }
  }

  private void forgetWhatWasTyped() throws IOException {
    while (keys.read(1) >= 0) {
      Thread.onSpinWait();
    }
  }
}
