package dev.stepgate.cli;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/**
 * A terminal with two parts: lines that stay, and below them a few live lines that are drawn over.
 *
 * <p>The cursor is never hidden and always stands at the start of a free line, so that a shell
 * finds a usable screen however the program ends.
 */
final class Screen {
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Terminal terminal;
  private final boolean colour;
  private final List<AttributedString> queued = new ArrayList<>();
  private List<AttributedString> drawn = List.of();
  private boolean held;

  Screen(Terminal terminal, boolean colour) {
    this.terminal = terminal;
    this.colour = colour;
  }

  Terminal terminal() {
    return terminal;
  }

  Charset letters() {
    return terminal.encoding();
  }

  /** One column is left free: a full line would wrap on some terminals. */
  int width() {
    return (terminal.getWidth() > 0 ? terminal.getWidth() : 80) - 1;
  }

  int height() {
    return terminal.getHeight() > 0 ? terminal.getHeight() : 24;
  }

  /** Adds lines that stay. */
  synchronized void print(List<AttributedString> lines) {
    if (held) {
      queued.addAll(lines);
      return;
    }
    StringBuilder text = new StringBuilder(erased());
    lines.forEach(line -> text.append(ansi(line)).append('\n'));
    drawn.forEach(line -> text.append(ansi(fit(line))).append('\n'));
    write(text);
  }

  /** Replaces the live lines. */
  synchronized void live(List<AttributedString> lines) {
    if (held) {
      return;
    }
    StringBuilder text = new StringBuilder(backToTop());
    drawn = lines.stream().limit(Math.max(1, height() - 2)).map(this::fit).toList();
    drawn.forEach(line -> text.append(CLEAR_LINE).append(ansi(line)).append('\n'));
    write(text.append(CLEAR_BELOW));
  }

  /** Takes the live lines away and keeps everything back while a person is asked. */
  synchronized void hold() {
    write(new StringBuilder(erased()));
    drawn = List.of();
    held = true;
  }

  synchronized void release() {
    held = false;
    List<AttributedString> waiting = List.copyOf(queued);
    queued.clear();
    if (!waiting.isEmpty()) {
      print(waiting);
    }
  }

  /** Writes past {@link #hold()}: the question itself. */
  synchronized void ask(String text) {
    write(new StringBuilder(text));
  }

  String ansi(AttributedString line) {
    return colour ? line.toAnsi(terminal) : line.toString();
  }

  private AttributedString fit(AttributedString line) {
    return Columns.fit(line, width());
  }

  private String erased() {
    return drawn.isEmpty() ? "" : backToTop() + CLEAR_BELOW;
  }

  private String backToTop() {
    int rows = drawn.stream().mapToInt(this::rows).sum();
    return rows == 0 ? "" : "\r\u001b[" + rows + "A";
  }

  /** A line that was drawn on a wider terminal now takes more than one row. */
  private int rows(AttributedString line) {
    return Math.max(1, (line.columnLength() + width()) / (width() + 1));
  }

  private void write(CharSequence text) {
    terminal.writer().append(text);
    terminal.writer().flush();
  }
}
