package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Check;
import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.Parts;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Shell;
import dev.stepgate.runbook.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A check that would pass whatever the step did. */
final class CheckCannotFail implements LintRule {
  private static final int LONGEST = 500;
  private static final String ALWAYS_THERE = "[\"']?(?:/|\\.|\\.\\.|/tmp|/etc|~|\\$HOME)/?[\"']?";
  private static final Pattern EXISTS = Pattern.compile(ALWAYS_THERE);
  private static final Pattern SUCCEEDS =
      Pattern.compile(
          "true|:|exit 0|pwd|date|whoami|hostname"
              + "|(?:echo|printf)\\b[^|;&>]*"
              + "|ls(?: -\\w+)*(?: "
              + ALWAYS_THERE
              + ")?"
              + "|(?:test|\\[\\[?) -[edrx] "
              + ALWAYS_THERE
              + "(?: \\]\\]?)?");

  /** Prints the same, whatever happened. */
  private static final Pattern CONSTANT = Pattern.compile("(?:echo|printf)\\b[^|;&>$`]*");

  private static final Expectations NOTHING =
      new Expectations(
          null, null, List.of(), List.of(), List.of(), null, null, null, null, null, null, null,
          null, Map.of(), null);

  @Override
  public String name() {
    return "check-cannot-fail";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    return reading
        .checks()
        .filter(check -> cannotFail(check))
        .map(
            check ->
                new Problem(
                    name(),
                    check.place(),
                    "this check cannot fail, so it proves nothing",
                    "Look at something that is only there if the step has worked."));
  }

  private static boolean cannotFail(Check check) {
    return check.expect().equals(NOTHING) ? alwaysHolds(check) : alwaysSame(check);
  }

  private static boolean alwaysHolds(Check check) {
    return scripts(check).anyMatch(script -> SUCCEEDS.matcher(script).matches())
        || check.kind().key().equals("file")
            && Parts.in(check.fields(), Text.class)
                .anyMatch(path -> EXISTS.matcher(path.raw()).matches());
  }

  private static boolean alwaysSame(Check check) {
    return scripts(check).anyMatch(script -> CONSTANT.matcher(script).matches());
  }

  private static Stream<String> scripts(Check check) {
    return Parts.in(check.fields(), Shell.class)
        .map(Shell::script)
        .filter(script -> script.length() < LONGEST)
        .map(script -> script.strip().replaceAll("\\s+", " "));
  }
}
