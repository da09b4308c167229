package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Action;
import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.NumberRange;
import dev.stepgate.runbook.Parts;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Shell;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A check that wants a database to be empty, before the step that fills it. */
final class FilledLater implements LintRule {
  private static final Set<String> FILLS = Set.of("run", "sql", "import", "migrate");
  private static final Pattern CLIENT =
      Pattern.compile("\\b(?:mysql|mariadb|psql|sqlite3|sqlcmd|mongosh?|redis-cli)\\b");

  /** What holds for some rows only is as true when there are more of them. */
  private static final Pattern SOME =
      Pattern.compile(
          "(?i)\\bwhere\\b(?!\\s+(?:table_schema|table_catalog|schemaname)\\b)|\\band\\b");

  @Override
  public String name() {
    return "filled-later";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    List<Step> steps = reading.runbook().steps();
    return Stream.iterate(0, at -> at + 1)
        .limit(steps.size())
        .filter(at -> fills(steps, at + 1))
        .map(steps::get)
        .filter(step -> step.action() != null && step.reverify() == Step.Reverify.LAST)
        .flatMap(step -> wantsNothing(step).map(check -> problem(step, check)).stream());
  }

  /** The step that may fail half-way, after which a resume looks at the one before it. */
  private static boolean fills(List<Step> steps, int at) {
    if (at >= steps.size()) {
      return false;
    }
    Action action = steps.get(at).action();
    return action != null && FILLS.contains(action.kind().key());
  }

  private static Optional<Check> wantsNothing(Step step) {
    return step.checks().stream()
        .filter(check -> isOfDatabase(check) && wantsNothing(check.expect()))
        .findFirst();
  }

  private static boolean isOfDatabase(Check check) {
    Stream<String> typed =
        Parts.in(check.fields(), Shell.class)
            .map(Shell::script)
            .filter(script -> CLIENT.matcher(script).find());
    Stream<String> asked =
        check.kind().key().equals("sql")
            ? Parts.in(check.fields(), Text.class).map(Text::raw)
            : Stream.empty();
    return Stream.concat(typed, asked).anyMatch(query -> !SOME.matcher(query).find());
  }

  private static boolean wantsNothing(Expectations expect) {
    return Boolean.TRUE.equals(expect.empty()) || isZero(expect.number()) || isZero(expect.lines());
  }

  private static boolean isZero(@Nullable NumberRange range) {
    return range != null && range.text().raw().equals("0");
  }

  private Problem problem(Step step, Check check) {
    return new Problem(
        name(),
        check.place(),
        "the next step may fill this, and when it fails a resume looks here again and is refused",
        "Add 'reverify: never' to step '"
            + step.id()
            + "' if what it has emptied is filled later.");
  }
}
