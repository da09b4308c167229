package dev.stepgate.cli;

import dev.stepgate.runbook.RunbookSchema;
import dev.stepgate.support.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "schema",
    description = "Prints the JSON Schema of runbooks, for editors.",
    footer = "  stepgate schema > runbook.schema.json")
final class SchemaCommand implements Callable<Integer> {
  private final Session session;

  SchemaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.around().out().print(RunbookSchema.json());
    session.around().out().flush();
    return ExitCode.PASSED.code();
  }
}
