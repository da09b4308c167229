package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Step;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code $RUN_STAMP_schema}, where {@code ${RUN_STAMP}_schema} is meant. */
final class SwallowedName implements LintRule {
  private static final Pattern USED = Pattern.compile("(?<!\\\\)\\$([A-Za-z]\\w*)");
  private static final int SHORTEST = 4;

  @Override
  public String name() {
    return "swallowed-name";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    Set<String> known = known(reading.runbook());
    return reading.commands().stream()
        .flatMap(
            command ->
                command.lines().stream()
                    .flatMap(line -> problems(line, known, command.script()).stream()));
  }

  private Optional<Problem> problems(ShellLine line, Set<String> known, String script) {
    return USED.matcher(line.text())
        .results()
        .map(MatchResult::group)
        .map(used -> used.substring(1))
        .filter(used -> !known.contains(used))
        .flatMap(
            used ->
                meant(used, known)
                    .filter(name -> !isSet(used, script))
                    .map(name -> problem(line, used, name))
                    .stream())
        .findFirst();
  }

  private Problem problem(ShellLine line, String used, String name) {
    return new Problem(
        name(),
        line.place(),
        "$" + used + " is one name for the shell, and nothing gives it a value",
        "Write ${" + name + "}" + used.substring(name.length()) + ".");
  }

  private static Optional<String> meant(String used, Set<String> known) {
    return known.stream()
        .filter(name -> name.length() >= SHORTEST && used.startsWith(name + "_"))
        .max((one, other) -> Integer.compare(one.length(), other.length()));
  }

  private static boolean isSet(String name, String script) {
    return Pattern.compile(
            "\\b" + name + "\\+?=|\\b(?:read|for|mapfile)\\b[^;\\n]*\\b" + name + "\\b")
        .matcher(script)
        .find();
  }

  private static Set<String> known(Runbook runbook) {
    Set<String> known = new HashSet<>(Runbook.GIVEN);
    known.addAll(runbook.secrets().keySet());
    known.addAll(runbook.inputs().keySet());
    if (runbook.env() != null) {
      known.addAll(runbook.env().require());
    }
    runbook.hosts().values().forEach(host -> known.addAll(host.env().keySet()));
    for (Step step : runbook.steps()) {
      known.addAll(step.options().env().keySet());
      known.addAll(step.options().capture().keySet());
    }
    return known;
  }
}
