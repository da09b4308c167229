package dev.stepgate.run;

import dev.stepgate.check.NotJudged;
import dev.stepgate.check.Search;
import dev.stepgate.host.Evidence;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import dev.stepgate.step.ActionResult;
import dev.stepgate.support.UserError;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;

/**
 * Parts of an action's standard output that get a name; {@code problem} is empty when each was
 * found.
 */
record Captures(Map<String, String> values, String problem) {
  private static final Captures NONE = new Captures(Map.of(), "");
  private static final int LONGEST = 30_000;

  static Captures of(Attempt attempt, Step step, ActionResult result) {
    Evidence.Result output = result.output();
    if (!result.isDone() || output == null || step.options().capture().isEmpty()) {
      return NONE;
    }
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<String, Text> capture : step.options().capture().entrySet()) {
      try {
        found.put(capture.getKey(), value(attempt, step, capture.getValue(), output));
      } catch (NotJudged | UserError cannot) {
        return new Captures(Map.of(), "capture " + capture.getKey() + ": " + cannot.getMessage());
      }
    }
    return new Captures(found, "");
  }

  private static String value(Attempt attempt, Step step, Text capture, Evidence.Result output)
      throws NotJudged {
    String regex = capture.expand(attempt.variables().values(step));
    Optional<MatchResult> match = Search.first(output.text(), regex);
    if (match.isEmpty()) {
      throw new NotJudged(
          "/"
              + regex
              + "/ does not occur in the "
              + (output.truncated() ? "part of the output that was kept" : "output"));
    }
    String value = groupOrWhole(match.get());
    refuse(attempt, value);
    return value;
  }

  /** What is captured becomes a variable of later commands, and stands in the log. */
  private static void refuse(Attempt attempt, String value) throws NotJudged {
    if (!attempt.redactor().text(value).equals(value)) {
      throw new NotJudged("it would hold a secret, and captures stand in the log");
    }
    if (value.indexOf('\0') >= 0) {
      throw new NotJudged("it would hold a NUL character");
    }
    if (value.length() > LONGEST) {
      throw new NotJudged(
          "it would hold " + value.length() + " characters, " + LONGEST + " are possible");
    }
  }

  private static String groupOrWhole(MatchResult match) {
    return match.groupCount() > 0 && match.group(1) != null ? match.group(1) : match.group();
  }
}
