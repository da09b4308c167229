package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule about single lines of commands.
 *
 * @param unless says that the whole command is fine after all
 */
record LineRule(
    String name,
    Set<Command.Role> roles,
    Pattern pattern,
    Pattern unless,
    String message,
    String hint)
    implements LintRule {

  @Override
  public Stream<Problem> look(Reading reading) {
    return reading.commands().stream()
        .filter(command -> roles.contains(command.role()))
        .filter(command -> !unless.matcher(command.script()).find())
        .flatMap(command -> command.lines().stream())
        .filter(line -> pattern.matcher(line.text()).find())
        .map(line -> new Problem(name, line.place(), message, hint));
  }
}
