package dev.stepgate.runbook.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A heading that counts: {@code Step 3: Load}, {@code Phase 2}, {@code 4.1 Verify}. */
record Numbered(Kind kind, String number, String title) {
  private static final Pattern STEP =
      Pattern.compile(
          "(?i)^step\\s+#?(\\d+[a-z]?(?:\\.\\d+)*|[a-z](?=\\s*[:.)–—-]))\\s*[:.)–—-]*\\s*(.*)$");
  private static final Pattern PHASE =
      Pattern.compile(
          "(?i)^(?:phase|stage|part|section)\\s+#?(\\d+|[ivx]+|[a-z])\\s*[:.)–—-]*\\s*(.*)$");
  private static final Pattern PLAIN =
      Pattern.compile("^(\\d{1,3}(?:\\.\\d{1,3})*)(?:[.):]|\\s)\\s*(\\p{L}.*)$");

  /** How sure it is that one of them is one step. */
  enum Kind {
    STEP,
    PHASE,
    PLAIN
  }

  static Optional<Numbered> of(String title) {
    for (Kind kind : Kind.values()) {
      Matcher matcher = pattern(kind).matcher(title);
      if (matcher.matches()) {
        return Optional.of(new Numbered(kind, matcher.group(1), matcher.group(2).strip()));
      }
    }
    return Optional.empty();
  }

  private static Pattern pattern(Kind kind) {
    return switch (kind) {
      case STEP -> STEP;
      case PHASE -> PHASE;
      case PLAIN -> PLAIN;
    };
  }
}
