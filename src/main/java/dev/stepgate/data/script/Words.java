package dev.stepgate.data.script;

/** The words of one PostgreSQL statement, as far as they say where it ends. */
final class Words {
  private static final int ENOUGH = 4;

  /** Longer words are of no interest. */
  static final int LONGEST = 12;

  private final StringBuilder first = new StringBuilder();
  private int count;
  private boolean routine;
  private boolean copy;
  private boolean from;
  private boolean copiesIn;
  private int open;

  void clear() {
    first.setLength(0);
    count = 0;
    routine = false;
    copy = false;
    from = false;
    copiesIn = false;
    open = 0;
  }

  /** Whether the next word matters. */
  boolean wanted() {
    return count < ENOUGH || routine || copy;
  }

  /**
   * @param word in lower case
   */
  void add(String word, int parentheses) {
    count++;
    if (count <= ENOUGH) {
      first.append(word).append(' ');
      copy = first.indexOf("copy ") == 0;
      routine = isRoutine(first.toString());
    }
    if (parentheses == 0) {
      copiesIn |= copy && from && word.equals("stdin");
      from = word.equals("from");
      count(word);
    }
  }

  /** {@code COPY … FROM stdin}. */
  boolean copiesIn() {
    return copiesIn;
  }

  /** Inside {@code BEGIN ATOMIC … END}, where semicolons end nothing. */
  boolean isOpen() {
    return open > 0;
  }

  private void count(String word) {
    if (routine && (word.equals("begin") || word.equals("case") && open > 0)) {
      open++;
    } else if (word.equals("end") && open > 0) {
      open--;
    }
  }

  private static boolean isRoutine(String words) {
    String rest = words.startsWith("create or replace ") ? words.substring(18) : after(words);
    return rest.startsWith("function ") || rest.startsWith("procedure ");
  }

  private static String after(String words) {
    return words.startsWith("create ") ? words.substring(7) : "";
  }
}
