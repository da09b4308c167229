package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import java.util.stream.Stream;

/** One piece of advice, with a stable name under which it is documented. */
interface LintRule {
  String name();

  Stream<Problem> look(Reading reading);
}
