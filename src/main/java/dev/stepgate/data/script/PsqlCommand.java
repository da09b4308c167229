package dev.stepgate.data.script;

import dev.stepgate.data.DataError;
import java.io.IOException;
import java.util.Set;

/** A line for psql itself: pg_dump's own two say nothing here, others are refused. */
final class PsqlCommand {
  private static final Stops NEWLINE = Stops.at("\n");
  private static final Set<String> EMPTY_HERE = Set.of("restrict", "unrestrict");
  private static final String STOPS = "set ON_ERROR_STOP on\n";
  private final Window window;

  PsqlCommand(Window window) {
    this.window = window;
  }

  void skip() throws IOException, DataError {
    if (!EMPTY_HERE.contains(name()) && !stopsOnError()) {
      throw refused();
    }
    window.dropUntil(NEWLINE);
  }

  /** As is always done here. */
  private boolean stopsOnError() throws IOException, DataError {
    for (int i = 0; i < STOPS.length(); i++) {
      if (window.peek(1 + i) != STOPS.charAt(i)) {
        return false;
      }
    }
    return true;
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
