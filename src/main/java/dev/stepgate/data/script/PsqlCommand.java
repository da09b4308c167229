package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.util.Set;

/** A line for psql itself: pg_dump's own two say nothing here, others are refused. */
final class PsqlCommand {
  private static final Stops NEWLINE = Stops.at("\n");
  private static final Set<String> EMPTY_HERE = Set.of("restrict", "unrestrict");
  private final Window window;

  PsqlCommand(Window window) {
    this.window = window;
  }

  void skip() throws IOException, DataError {
    if (!EMPTY_HERE.contains(name())) {
      throw refused();
    }
    window.dropUntil(NEWLINE);
  }

  DataError refused() throws IOException, DataError {
    return window.wrong("psql's own command \\" + name() + " cannot be run here");
  }

  private String name() throws IOException, DataError {
    StringBuilder name = new StringBuilder();
    int next = window.peek(1);
    while ((next >= 'a' && next <= 'z' || next == '_' || next == '!') && name.length() < 20) {
      name.append((char) next);
      next = window.peek(1 + name.length());
    }
    return name.toString();
  }
}
