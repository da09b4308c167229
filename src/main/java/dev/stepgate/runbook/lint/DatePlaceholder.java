package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Action;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Parts;
import dev.stepgate.runbook.Place;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Text;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A date that a person was meant to fill in by hand. */
final class DatePlaceholder implements LintRule {
  private static final Pattern PLACEHOLDER = Pattern.compile("YYYY[-_]?MM[-_]?DD|HH[-_]?MM[-_]?SS");
  private static final Pattern FORMAT =
      Pattern.compile("(?i)to_char|to_date|to_timestamp|strftime|date_?format|\\bformat\\b");

  @Override
  public String name() {
    return "date-placeholder";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    Stream<ShellLine> lines =
        reading.commands().stream().flatMap(command -> command.lines().stream());
    return Stream.concat(lines, texts(reading))
        .filter(line -> PLACEHOLDER.matcher(line.text()).find())
        .filter(line -> !FORMAT.matcher(line.text()).find())
        .map(line -> problem(line.place()));
  }

  private static Stream<ShellLine> texts(Reading reading) {
    Stream<Object> actions = reading.runbook().steps().stream().map(step -> fields(step.action()));
    Stream<Object> checks = reading.checks().flatMap(DatePlaceholder::parts);
    return Stream.concat(Stream.concat(actions, checks), Stream.of(reading.runbook().inputs()))
        .flatMap(part -> Parts.in(part, Text.class))
        .map(text -> new ShellLine(text.raw(), reading.placeOf(text, new Place(1, 1))));
  }

  private static Object fields(@Nullable Action action) {
    return action == null ? "" : action.fields();
  }

  private static Stream<Object> parts(Check check) {
    return Stream.of(check.fields(), check.expect());
  }

  private Problem problem(Place place) {
    return new Problem(
        name(),
        place,
        "a date that somebody would have to fill in",
        "Use ${RUN_STAMP}, with the braces in commands too; it is the same in all steps of a run.");
  }
}
