package dev.stepgate.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a confirmation that are already known from the command line. */
record Given(List<String> items, @Nullable String phrase, @Nullable String note) {
  static final Given NOTHING = new Given(List.of(), null, null);
}
