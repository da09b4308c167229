package dev.stepgate.data.script;

import java.util.Set;

/** Words that the mysql client takes for itself at the beginning of a statement. */
final class ClientWord {
  static final int LONGEST = 18;
  private static final Set<String> REFUSED =
      Set.of(
          "charset",
          "clear",
          "connect",
          "edit",
          "ego",
          "exit",
          "go",
          "nopager",
          "notee",
          "nowarning",
          "pager",
          "print",
          "prompt",
          "query_attributes",
          "quit",
          "rehash",
          "resetconnection",
          "source",
          "status",
          "system",
          "tee",
          "warnings");

  private ClientWord() {}

  static boolean refused(String word) {
    return REFUSED.contains(word);
  }
}
