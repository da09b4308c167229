package dev.stepgate.run;

import dev.stepgate.host.Evidence;
import dev.stepgate.runbook.Step;
import dev.stepgate.runbook.Text;
import dev.stepgate.step.ActionResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of an action's standard output that get a name; {@code problem} is empty when each was
 * found.
 */
record Captures(Map<String, String> values, String problem) {
  private static final Captures NONE = new Captures(Map.of(), "");

  static Captures of(Attempt attempt, Step step, ActionResult result) {
    Evidence.Result output = result.output();
    if (!result.isDone() || output == null || step.options().capture().isEmpty()) {
      return NONE;
    }
    String text = new String(output.stdout(), StandardCharsets.UTF_8);
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<String, Text> capture : step.options().capture().entrySet()) {
      String regex = capture.getValue().expand(attempt.variables().values(step));
      Matcher match = Pattern.compile(regex, Pattern.MULTILINE).matcher(text);
      try {
        if (!match.find()) {
          return failed(
              "capture " + capture.getKey() + ": /" + regex + "/ does not occur in the output");
        }
      } catch (StackOverflowError tooDeep) {
        return failed(
            "capture " + capture.getKey() + ": /" + regex + "/ is too costly for this output");
      }
      String value =
          match.groupCount() > 0 && match.group(1) != null ? match.group(1) : match.group();
      if (!attempt.redactor().text(value).equals(value)) {
        return failed(
            "capture " + capture.getKey() + " would hold a secret, and captures stand in the log");
      }
      found.put(capture.getKey(), value);
    }
    return new Captures(found, "");
  }

  private static Captures failed(String problem) {
    return new Captures(Map.of(), problem);
  }
}
