package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.draft.Label.Role;
import java.util.Locale;
import java.util.Optional;

/** What a sentence announces, labelled or not. */
final class Roles {
  private Roles() {}

  static Role of(String text) {
    Optional<Label> label = Label.of(text);
    if (label.isPresent()
        && label.get().role() != Role.WARNING
        && label.get().role() != Role.NOTE) {
      return label.get().role();
    }
    String plain = Words.plain(text);
    return plain.endsWith(":") ? announced(plain) : label.map(Label::role).orElse(Role.NONE);
  }

  private static Role announced(String plain) {
    String last = plain.replaceFirst("(?s)^.*[.!]\\s+(?=\\S)", "").toLowerCase(Locale.ROOT);
    if (last.matches(".*\\b(?:output|prints?|looks? like)\\b.*")) {
      return last.contains("example") ? Role.EXAMPLE : Role.EXPECTED;
    }
    if (last.matches(
        ".*\\b(?:should|must|expect\\w*)\\b.*\\b(?:see|show|return|get|contain)s?\\b.*")) {
      return Role.EXPECTED;
    }
    return last.matches(".*\\b(?:verif\\w+|check(?:s|ed)?|confirm|make sure|ensure)\\b.*")
        ? Role.CHECK
        : Role.NONE;
  }
}
