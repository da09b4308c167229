package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is doubtful, each thing once. */
final class Findings {
  private static final int MOST = 500;
  private final List<Finding> found = new ArrayList<>();

  void add(String rule, int line, String message, String hint) {
    Finding finding = new Finding(rule, line, message, hint);
    if (found.size() < MOST && !found.contains(finding)) {
      found.add(finding);
    }
  }

  /** Something could be made of it after all. */
  void withdraw(String rule, int line) {
    found.removeIf(finding -> finding.rule().equals(rule) && finding.line() == line);
  }

  List<Finding> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
  }
}
