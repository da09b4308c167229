package dev.stepgate.cli;

import dev.stepgate.run.Json;
import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.Problem;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.lint.Lint;
import dev.stepgate.support.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "lint",
    description = "Says what is wrong with runbooks, and what is unwise in them; runs nothing.",
    footer = {
      "  stepgate lint runbooks/restore-jobs.yaml",
      "  stepgate lint --strict runbooks/*.yaml",
      "  stepgate lint --json runbooks/restore-jobs.yaml | jq -r .message"
    })
final class LintCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "RUNBOOK", arity = "1..*", description = "The YAML files.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "Print one JSON object per problem or advice.")
  private boolean json;

  @Option(names = "--strict", description = "End with 2 also where there is only advice.")
  private boolean strict;

  LintCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    boolean good = true;
    for (Path file : files) {
      good &= lint(new RunbookLoader().load(file));
    }
    return (good ? ExitCode.PASSED : ExitCode.INVALID).code();
  }

  private boolean lint(Loaded loaded) {
    List<Problem> advice = Lint.advise(loaded);
    if (json) {
      loaded.problems().forEach(problem -> say(loaded.file(), "error", problem));
      advice.forEach(problem -> say(loaded.file(), "advice", problem));
    } else {
      describe(loaded, advice);
    }
    return loaded.runbook() != null && (advice.isEmpty() || !strict);
  }

  private void describe(Loaded loaded, List<Problem> advice) {
    if (loaded.runbook() == null) {
      say(loaded.render("error", loaded.problems()));
    } else if (!advice.isEmpty()) {
      say(loaded.render("advice", advice));
    } else {
      say(loaded.file() + ": no problems in " + loaded.runbook().steps().size() + " steps");
    }
  }

  private void say(String text) {
    Printable.lines(text).forEach(session.around().out()::println);
  }

  private void say(Path file, String severity, Problem problem) {
    ObjectNode node = Json.object().put("file", file.toString()).put("severity", severity);
    node.put("rule", problem.rule());
    Json.putAll(node, problem.place());
    node.put("message", problem.message()).put("hint", problem.hint());
    session.around().out().println(Json.line(node));
  }
}
