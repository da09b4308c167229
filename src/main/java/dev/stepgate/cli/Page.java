package dev.stepgate.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** Prints lines as wide as the terminal, in colour if there is one; as wide as they are, if not. */
final class Page {
  private static final int ENDLESS = 10_000;

  private Page() {}

  static void print(Session session, IntFunction<List<AttributedString>> lines) throws IOException {
    PrintStream out = session.around().out();
    Optional<Terminal> terminal = session.terminal();
    if (terminal.isEmpty()) {
      lines.apply(ENDLESS).forEach(out::println);
      return;
    }
    try (Terminal attached = terminal.get()) {
      boolean colour = session.around().wantsColour() && !session.around().isDumb();
      Screen screen = new Screen(attached, colour);
      screen.print(lines.apply(screen.width()));
    }
  }
}
