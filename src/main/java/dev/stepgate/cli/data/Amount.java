package dev.stepgate.cli.data;

import java.util.Locale;

/** A number of things, as people read it. */
final class Amount {
  private Amount() {}

  static String of(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }
}
