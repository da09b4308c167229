package dev.stepgate.runbook;

import java.util.List;
import java.util.Random;

/** Small damage to a good file, as slips of the hand and of merges do. */
final class Mutations {
  private static final List<String> ODDITIES =
      List.of(
          "", " ", "\n", "\t", ":", "- ", "[", "}", "'", "\"", "|", "&a ", "*a", "!!x ", "${",
          "\u0000", "~", "\r", "#", "? ", "%", "<<: ", "é", "\\", "---\n", "0", "1.5", "true", "no",
          "x", "-", ">= ");

  private Mutations() {}

  static String of(String good, Random random) {
    String text = good;
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 3 : 20));
      String oddity = ODDITIES.get(random.nextInt(ODDITIES.size()));
      text = text.substring(0, from) + oddity + text.substring(random.nextBoolean() ? from : to);
    }
    return text;
  }
}
