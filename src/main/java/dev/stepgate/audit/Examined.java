package dev.stepgate.audit;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A log under examination, and what it is held against. */
record Examined(RunFolder folder, LogContent content, PublicKey key, Optional<Head> known) {

  /** Looks at one side of a log and says what is wrong there. */
  interface Rule {
    void check(Examined log, List<Finding> findings);
  }

  List<LogRecord> records() {
    return content.records();
  }

  LogRecord run() {
    return records().get(0);
  }

  /** Calls with each record and its line. */
  void each(BiConsumer<LogRecord, Long> visitor) {
    for (int index = 0; index < records().size(); index++) {
      visitor.accept(records().get(index), content.line(index));
    }
  }
}
