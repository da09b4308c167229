package dev.stepgate.host;

import java.util.Optional;

/**
 * What the outer shell reported about the command's end.
 *
 * <p>Shells say nothing about SIGINT and SIGPIPE, so those two count as the exit codes 130 and 141.
 *
 * @param trouble what kept the outer shell from doing its work
 */
record ExitReport(boolean bySignal, Optional<String> trouble) {
  static final int SIGNALS = 128;

  /**
   * @param code the outer shell's own exit code
   * @param said everything that it wrote: perhaps a line about a signal, then the code
   */
  static ExitReport of(int code, String said) {
    String text = said.strip();
    boolean complete = text.equals("" + code) || text.endsWith("\n" + code);
    if (complete) {
      boolean more = text.contains("\n");
      return new ExitReport(code > SIGNALS && more, Optional.empty());
    }
    return code > SIGNALS
        ? new ExitReport(true, Optional.empty())
        : new ExitReport(false, Optional.of("the shell around the command said: " + text));
  }
}
