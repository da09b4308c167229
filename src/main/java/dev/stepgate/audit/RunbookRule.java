package dev.stepgate.audit;

import dev.stepgate.support.FileFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The runbook in the folder is the one that ran. */
final class RunbookRule implements Examined.Rule {

  @Override
  public void check(Examined log, List<Finding> findings) {
    Path file = log.folder().runbook();
    try {
      String found = FileDigest.of(file).sha256();
      if (!expected(log).contains(found)) {
        findings.add(Finding.tampered(0, "runbook.yaml is not what ran: its SHA-256 is " + found));
      }
    } catch (IOException failed) {
      String why = FileFaults.describe(failed);
      findings.add(Finding.tampered(0, "runbook.yaml cannot be read: " + why));
    }
  }

  /** A crash may come between the record of a change and the new file: then both may stand. */
  private static Set<String> expected(Examined log) {
    Set<String> expected = new HashSet<>(Set.of(log.run().text("runbook_sha256")));
    boolean sealed = true;
    for (LogRecord record : log.records()) {
      if (record.is("change")) {
        expected.clear();
        expected.add(record.text("old_sha256"));
        expected.add(record.text("new_sha256"));
        sealed = false;
      } else if (record.is("seal") && !sealed) {
        expected.clear();
        expected.add(log.content().history().runbookSha256());
        sealed = true;
      }
    }
    return expected;
  }
}
