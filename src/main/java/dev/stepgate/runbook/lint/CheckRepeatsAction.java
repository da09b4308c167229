package dev.stepgate.runbook.lint;

import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.Step;
import java.util.List;
import java.util.stream.Stream;

/** A check that does the work again instead of looking at its result. */
final class CheckRepeatsAction implements LintRule {
  @Override
  public String name() {
    return "check-repeats-action";
  }

  @Override
  public Stream<Problem> look(Reading reading) {
    return reading.runbook().steps().stream().flatMap(step -> look(step, reading));
  }

  private Stream<Problem> look(Step step, Reading reading) {
    List<Command> own = reading.commandsOf(step);
    List<String> actions =
        own.stream()
            .filter(command -> command.role() != Command.Role.CHECK)
            .map(Command::normalized)
            .toList();
    return own.stream()
        .filter(command -> command.role() == Command.Role.CHECK)
        .filter(command -> actions.contains(command.normalized()))
        .map(command -> problem(command.lines().get(0)));
  }

  private Problem problem(ShellLine line) {
    return new Problem(
        name(),
        line.place(),
        "the check repeats the action",
        "Look at what the action has left behind: a file, a row count, an answer.");
  }
}
