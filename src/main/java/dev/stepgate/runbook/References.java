package dev.stepgate.runbook;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at the {@code ${NAME}} in fields, against what is known at that point. */
final class References {
  private static final Pattern ESCAPED = Pattern.compile("\\$\\$\\{");
  private static final Pattern BROKEN = Pattern.compile("\\$\\{(?![A-Za-z_][A-Za-z0-9_]*})");

  private final Set<String> secrets;
  private final Set<String> declared;
  private final Problems problems;
  private final Places places;

  References(Set<String> secrets, Set<String> declared, Problems problems, Places places) {
    this.secrets = secrets;
    this.declared = declared;
    this.problems = problems;
    this.places = places;
  }

  /** All texts in a record, list or map. */
  void check(@Nullable Object holder, Set<String> known) {
    Parts.in(holder, Text.class).forEach(text -> check(text, known, false));
  }

  /** The same, for what people get to see. */
  void checkShown(@Nullable Object holder, Set<String> known) {
    Parts.in(holder, Text.class).forEach(text -> check(text, known, true));
  }

  /** What stands in argument lists can be read by every user of the machine. */
  void refuseSecrets(@Nullable Object arguments) {
    Parts.in(arguments, Text.class)
        .forEach(text -> text.names().stream().distinct().forEach(name -> refuse(text, name)));
  }

  private void refuse(Text argument, String name) {
    if (secrets.contains(name)) {
      add(
          argument,
          "the secret '" + name + "' would stand in an argument list",
          "Remove it; let commands take it from their environment.");
    }
  }

  private void check(Text text, Set<String> known, boolean shown) {
    if (BROKEN.matcher(ESCAPED.matcher(text.raw()).replaceAll("")).find()) {
      add(text, "'${' without a name", "Write ${NAME}, or $${ where ${ itself is meant.");
    }
    for (String name : text.names()) {
      if (!known.contains(name) && !problems.isFull()) {
        unknown(text, name, known);
      } else if (shown && secrets.contains(name)) {
        add(text, "the secret '" + name + "' would be shown here", "Remove it from this text.");
      }
    }
  }

  private void unknown(Text text, String name, Set<String> known) {
    if (declared.contains(name)) {
      add(text, "'" + name + "' has no value here", "Use a name that has a value before this.");
    } else {
      add(
          text,
          "unknown name " + Shown.quoted(name),
          Nearest.hint(name, known, "Declare it under inputs, secrets or env.require."));
    }
  }

  private void add(Text text, String message, String hint) {
    problems.add(places.of(text).orElse(Place.START), message, hint);
  }
}
