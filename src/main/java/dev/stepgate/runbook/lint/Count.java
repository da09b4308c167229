package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Parts;
import dev.stepgate.runbook.Place;
import dev.stepgate.runbook.Shell;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A number that a step expects of a table, or of something with a label. */
record Count(String step, String subject, String number, Place place) {
  private static final Pattern TABLE =
      Pattern.compile(
          "count\\(\\s*\\*\\s*\\)\\s+from\\s+([\\w.\"`]+)(\\s+where\\s+[^;|\"]+)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LABEL =
      Pattern.compile("\\b([A-Z][A-Za-z]{0,30}(?: [a-z]{1,30}){0,3}):\\s+([0-9]+)\\b");
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");
  private static final Set<String> NOT_COUNTED =
      Set.of(
          "status", "http status", "code", "exit code", "port", "pid", "version", "step", "time");

  /** Zero is what an empty table holds before it is filled. */
  boolean differs(Count other) {
    boolean empty = number.equals("0") || other.number.equals("0");
    return !empty && !number.equals(other.number) && !step.equals(other.step);
  }

  static Stream<Count> ofTable(Step step, Check check) {
    String number = exact(check);
    return number == null
        ? Stream.empty()
        : Parts.in(check.fields(), Shell.class)
            .flatMap(shell -> TABLE.matcher(shell.script()).results())
            .limit(1)
            .map(found -> found.group(1) + Objects.requireNonNullElse(found.group(2), ""))
            .map(
                table ->
                    new Count(
                        step.id(),
                        normalized(table.replaceAll("[`\"]", "")),
                        number,
                        check.place()));
  }

  static Stream<Count> labels(Step step, Object holder, Reading reading) {
    return Parts.in(holder, Text.class)
        .flatMap(text -> labels(step, text, reading.placeOf(text, step.place())));
  }

  private static Stream<Count> labels(Step step, Text text, Place place) {
    return LABEL
        .matcher(text.raw())
        .results()
        .map(found -> new Count(step.id(), normalized(found.group(1)), found.group(2), place))
        .filter(count -> !NOT_COUNTED.contains(count.subject()));
  }

  private static @Nullable String exact(Check check) {
    Text wanted =
        check.expect().number() != null ? check.expect().number().text() : check.expect().equals();
    Matcher number = WHOLE.matcher(wanted == null ? "" : wanted.raw().strip());
    return number.matches() ? number.group() : null;
  }

  private static String normalized(String subject) {
    return subject.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
