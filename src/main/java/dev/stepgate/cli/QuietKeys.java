package dev.stepgate.cli;

import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/**
 * Keys typed while a run goes on are not echoed into the live lines. The terminal gets its settings
 * back also when a signal ends the program: JLine restores them on shutdown.
 */
final class QuietKeys implements AutoCloseable {
  private final Terminal terminal;
  private final Attributes before;

  QuietKeys(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.getAttributes();
    Attributes quiet = new Attributes(before);
    quiet.setLocalFlag(LocalFlag.ECHO, false);
    terminal.setAttributes(quiet);
  }

  @Override
  public void close() {
    terminal.setAttributes(before);
  }
}
