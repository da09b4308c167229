package dev.stepgate.runbook.draft;

/** Commands for another shell than bash, kept as they are. */
final class Powershell {
  private static final String END = "END_OF_POWERSHELL";

  private Powershell() {}

  static String inBash(String text) {
    return "pwsh -NoProfile -NonInteractive -Command \"$(cat <<'"
        + END
        + "'\n"
        + text
        + "\n"
        + END
        + "\n)\"";
  }
}
