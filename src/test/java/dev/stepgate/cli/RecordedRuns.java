package dev.stepgate.cli;

import dev.stepgate.audit.Head;
import dev.stepgate.run.Operator;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunLine;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.RunService;
import dev.stepgate.run.RunView;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays back events and remembers what it was asked for. */
final class RecordedRuns implements RunService {
  final List<Object> asked = new ArrayList<>();
  final List<RunEvent> events = new ArrayList<>();
  final List<RunView> views = new ArrayList<>();
  final List<RunLine> lines = new ArrayList<>();
  ExitCode exit = ExitCode.PASSED;
  @Nullable RuntimeException thrown;
  @Nullable Decision earlier;
  Prompt prompt = Events.prompt();
  int closed;

  @Override
  public ExitCode start(Start request, RunListener listener, Operator operator) {
    return play(request, listener, operator);
  }

  @Override
  public ExitCode resume(Resume request, RunListener listener, Operator operator) {
    return play(request, listener, operator);
  }

  @Override
  public Prompt waiting(String run) {
    asked.add("waiting " + run);
    return prompt;
  }

  @Override
  public Decided decide(Decision decision) {
    asked.add(decision);
    return new Decided(earlier == null ? decision : earlier, "Type stepgate resume last.");
  }

  @Override
  public RunView abort(String run, String reason) {
    asked.add("abort " + run + " because " + reason);
    return views.get(0);
  }

  @Override
  public Optional<Head> head(String run) {
    return Optional.empty();
  }

  @Override
  public List<RunLine> runs() {
    return lines;
  }

  @Override
  public RunView show(String run) {
    asked.add("show " + run);
    return views.get(0);
  }

  @Override
  public void close() {
    closed++;
  }

  private ExitCode play(Object request, RunListener listener, Operator operator) {
    asked.add(request);
    asked.add(operator.getClass());
    events.forEach(listener::on);
    if (thrown != null) {
      throw thrown;
    }
    return exit;
  }
}
