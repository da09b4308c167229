package dev.stepgate.runbook.draft;

/** Text of a document in fields where Stepgate would expand names. */
final class Escapes {
  private Escapes() {}

  static String text(String text) {
    return text.replace("${", "$${");
  }
}
