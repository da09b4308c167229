package dev.stepgate.audit;

import java.util.List;

/** Notes what a crash has left at the end. */
final class TailRule implements Examined.Rule {

  @Override
  public void check(Examined log, List<Finding> findings) {
    int tail = log.content().tail().length;
    if (tail > 0) {
      findings.add(
          Finding.note(0, "the log ends in " + tail + " bytes of a record that was cut off"));
    }
  }
}
