package dev.stepgate.cli;

import dev.stepgate.run.Json;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunService;
import dev.stepgate.run.Times;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.utils.AttributedString;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "runs",
    description = "Lists all runs, the newest first.",
    footer = {"  stepgate runs", "  stepgate runs --json"})
final class RunsCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print one JSON object per run.")
  private boolean json;

  @Mixin private ServerOption server = new ServerOption();

  RunsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    List<RunLine> views;
    try (RunService runs = server.runs(session)) {
      views = runs.runs();
    }
    if (json) {
      views.forEach(view -> session.around().out().println(Json.line(view)));
    } else if (views.isEmpty()) {
      session.say("no runs yet");
    } else {
      Page.print(session, width -> lines(views, width));
    }
    return ExitCode.PASSED.code();
  }

  private static List<AttributedString> lines(List<RunLine> views, int width) {
    List<String> texts = table(views).lines(width);
    List<AttributedString> lines = new ArrayList<>();
    lines.add(Ink.DIM.on(texts.get(0)));
    for (int i = 0; i < views.size(); i++) {
      lines.add(Ink.of(views.get(i).state()).on(texts.get(i + 1)));
    }
    return lines;
  }

  private static Table table(List<RunLine> views) {
    Table table =
        new Table(
            new Table.Column("run", 0),
            new Table.Column("state", 0),
            new Table.Column("passed", 0),
            new Table.Column("runbook", 2),
            new Table.Column("target", 3),
            new Table.Column("started", 1),
            new Table.Column("by", 4));
    for (RunLine view : views) {
      table.row(
          view.runId(),
          view.state(),
          view.passed() + "/" + view.total(),
          view.runbook(),
          view.target(),
          Times.brief(view.startedAt()),
          view.startedBy());
    }
    return table;
  }
}
