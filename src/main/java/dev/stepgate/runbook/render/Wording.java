package dev.stepgate.runbook.render;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What keys are called in a document; a key without a phrase of its own stands in code. */
enum Wording {
  /** Headings of the keys of the file. */
  FILE(
      "lock", "Only one at a time",
      "env", "Settings",
      "secrets", "Secrets",
      "inputs", "Inputs",
      "hosts", "Hosts",
      "databases", "Databases",
      "notify", "Who is told",
      "needs", "What must hold before the first step"),
  STEP(
      "why", "Why",
      "on", "On the host",
      "as", "As the user",
      "cwd", "In the folder",
      "env", "With these variables",
      "needs", "Before it",
      "run", "Command",
      "manual", "By hand",
      "checklist", "Tick off",
      "type", "Type exactly",
      "not-by-starter", "By somebody else than who has started",
      "expires", "To be answered within",
      "service", "Start, and leave running",
      "keep", "Leave it running at the end",
      "sql", "SQL",
      "in", "In the database",
      "timeout", "At most",
      "capture", "Remember from the output",
      "check", "Verify",
      "unchecked", "Nothing to verify",
      "must-change", "This must not hold before the step",
      "reverify", "Verify again when going on later",
      "repeatable", "May be repeated without harm",
      "destructive", "Destroys something",
      "hint", "If it fails"),
  CHECK(
      "run", "The command",
      "file", "The file",
      "http", "The address",
      "sql", "The query",
      "in", "in the database",
      "rows", "The rows of",
      "migrations", "The migrations of",
      "leaks", "What was masked is not found in",
      "exit", "ends with the exit code",
      "equals", "says exactly",
      "contains", "contains",
      "not-contains", "does not contain",
      "matches", "matches the regular expression",
      "lines", "number of lines",
      "number", "is a number",
      "size", "size",
      "empty", "is empty",
      "status", "answers with the status",
      "json", "contains this JSON",
      "table", "gives these rows in this order",
      "pending", "migrations that may be pending",
      "tables", "has so many rows in each table",
      "same-as", "has the same content as",
      "on", "on the host",
      "as", "as the user",
      "within", "try again for",
      "every", "with a pause of",
      "timeout", "each try takes at most"),
  /** Keys further down. */
  INSIDE(
      "file", "in the file",
      "env", "environment variable",
      "command", "printed by the command",
      "prompt", "asked for as",
      "require", "must have a value",
      "default", "if not given",
      "description", "what it is for",
      "url", "address",
      "user", "user",
      "password", "password",
      "role", "it is");

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}`\":]+");
  private final List<String> order;
  private final Map<String, String> phrases = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();

  Wording(String... keysAndPhrases) {
    List<String> all = List.of(keysAndPhrases);
    order = all;
    for (int i = 0; i < all.size(); i += 2) {
      phrases.put(all.get(i), all.get(i + 1));
      keys.put(all.get(i + 1), all.get(i));
    }
  }

  boolean knows(String key) {
    return phrases.containsKey(key);
  }

  /** Whether the key can stand at the beginning of a bullet. */
  boolean canName(String key) {
    return knows(key) || NAME.matcher(key).matches() && key.equals(key.strip());
  }

  /** Where the key stands in a document; unknown ones where actions stand. */
  int rank(String key) {
    return order.indexOf(knows(key) ? key : "run");
  }

  String label(String key) {
    if (knows(key)) {
      return phrases.get(key);
    }
    String words = key.replace('-', ' ');
    boolean isClear = this != INSIDE && OwnWords.KEYS.contains(key) && !keys.containsKey(words);
    return isClear ? capitalized(words) : Inline.code(key);
  }

  /** The key that a label stands for; null if it stands for none. */
  @Nullable String key(String label) {
    if (label.startsWith("`")) {
      return Inline.text(label);
    }
    String key = label.toLowerCase(Locale.ROOT).replace(' ', '-');
    boolean isOwn = this != INSIDE && !knows(key) && OwnWords.KEYS.contains(key);
    return keys.getOrDefault(label, isOwn ? key : null);
  }

  private String capitalized(String words) {
    return this == CHECK
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The keys that kinds bring along, which are words themselves. */
  private static final class OwnWords {
    private static final Set<String> KEYS = Sentences.installed().keys();
  }
}
