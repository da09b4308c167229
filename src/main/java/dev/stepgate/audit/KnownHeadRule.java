package dev.stepgate.audit;

import java.util.List;
import java.util.Optional;

/** The log still holds the record that the store remembers as its head. */
final class KnownHeadRule implements Examined.Rule {

  @Override
  public void check(Examined log, List<Finding> findings) {
    log.known().flatMap(known -> problem(log.content(), known)).ifPresent(findings::add);
  }

  private static Optional<Finding> problem(LogContent content, Head known) {
    if (content.records().size() <= known.seq()) {
      String text = "the log ends before record " + known.seq() + ", which the store remembers";
      return Optional.of(Finding.tampered(0, text + ": its tail has been cut off"));
    }
    int index = (int) known.seq();
    if (content.records().get(index).hash().equals(known.hash())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.tampered(
            content.line(index),
            "this is not the record that the store remembers: the log has been replaced"));
  }
}
