package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Place;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A password that stands in the file. */
final class LiteralSecret implements LintRule {
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(?:password|passwd|passphrase)|(?:.*_)?(?:pwd|secret|token|(?:api|access|secret|private)_?key)");

  private static final Pattern HARMLESS = Pattern.compile("|true|false|.*\\$\\{.*", Pattern.DOTALL);

  @Override
  public String name() {
    return "literal-secret";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    Map<String, Text> defaults = new LinkedHashMap<>();
    reading.runbook().inputs().forEach((name, input) -> defaults.put(name, input.defaultValue()));
    return Stream.concat(
            Stream.of(defaults),
            Stream.concat(
                reading.runbook().hosts().values().stream().map(host -> host.env()),
                reading.runbook().steps().stream().map(step -> step.options().env())))
        .flatMap(map -> map.entrySet().stream())
        .filter(entry -> entry.getValue() != null && isSecret(entry.getKey(), entry.getValue()))
        .map(entry -> problem(entry.getKey(), reading.placeOf(entry.getValue(), new Place(1, 1))));
  }

  private static boolean isSecret(String name, Text value) {
    return SECRET_NAME.matcher(name).matches() && !HARMLESS.matcher(value.raw()).matches();
  }

  private Problem problem(String name, Place place) {
    return new Problem(
        name(),
        place,
        "the value of '" + name + "' stands in the file for all to read",
        "Declare it under secrets, and change it where it is used.");
  }
}
