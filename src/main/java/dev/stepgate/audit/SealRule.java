package dev.stepgate.audit;

import dev.stepgate.support.Digests;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every seal is of this key, over this run's head, and of the one form that a seal can have. */
final class SealRule implements Examined.Rule {

  @Override
  public void check(Examined log, List<Finding> findings) {
    String fingerprint = SealKey.fingerprint(log.key());
    if (log.run().is("run") && !log.run().text("key").equals(fingerprint)) {
      String text = "the run names the key " + log.run().text("key") + ", not " + fingerprint;
      findings.add(Finding.tampered(1, text));
    }
    for (int index = 0; index < log.records().size(); index++) {
      long line = log.content().line(index);
      problem(log, index).ifPresent(text -> findings.add(Finding.tampered(line, text)));
    }
  }

  /** How many records, from the first, seals vouch for, if nothing after this line counts. */
  static int sealed(Examined log, long line) {
    for (int index = log.records().size() - 1; index >= 0; index--) {
      boolean counts = log.content().line(index) < line && log.records().get(index).is("seal");
      if (counts && problem(log, index).isEmpty()) {
        return index + 1;
      }
    }
    return 0;
  }

  private static Optional<String> problem(Examined log, int index) {
    LogRecord record = log.records().get(index);
    LogRecord before = index == 0 ? null : log.records().get(index - 1);
    return record.is("seal") ? problem(log, before, record) : Optional.empty();
  }

  private static Optional<String> problem(
      Examined log, @Nullable LogRecord before, LogRecord seal) {
    String fingerprint = SealKey.fingerprint(log.key());
    if (!seal.text("key").equals(fingerprint)) {
      return Optional.of("sealed with the key " + seal.text("key") + ", not " + fingerprint);
    }
    byte[] signature = Seal.signature(seal);
    if (before == null || !hasItsForm(before, seal, signature)) {
      return Optional.of("this seal does not have the form of a seal of the record before it");
    }
    byte[] message = Seal.message(log.run().text("run"), before.head());
    return Seal.verifies(log.key(), message, signature)
        ? Optional.empty()
        : Optional.of("the signature of this seal does not hold");
  }

  private static boolean hasItsForm(LogRecord before, LogRecord seal, byte[] signature) {
    byte[] expected = RecordLine.encode(Seal.record(before, signature, seal.text("key")));
    return Digests.sha256(expected).equals(seal.hash());
  }
}
