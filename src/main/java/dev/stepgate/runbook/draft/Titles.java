package dev.stepgate.runbook.draft;

/** Short titles from whatever introduces a step. */
final class Titles {
  private static final int LONGEST = 90;

  private Titles() {}

  static String of(String markdown) {
    String text =
        Words.title(markdown.replaceFirst("(?<=[\\w`)*])\\s*[.:](?:\\*\\*)?(?:\\s.*)?$", ""));
    String first = text.replaceFirst("(?<=[\\p{L})]{2})[.;]\\s+.*", "");
    return Words.shortened(first.isBlank() ? text : first, LONGEST);
  }
}
