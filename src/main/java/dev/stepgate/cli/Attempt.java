package dev.stepgate.cli;

import dev.stepgate.run.Operator;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.RunService;
import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;

/** One go at a run, shown the way that suits where it was typed. */
final class Attempt {
  private final Session session;
  private final ServerOption server;

  Attempt(Session session, ServerOption server) {
    this.server = server;
    this.session = session;
  }

  /** Starts or resumes. */
  @FunctionalInterface
  interface Going {
    ExitCode go(RunService runs, RunListener listener, Operator operator);
  }

  /** The same, with the runs at hand. */
  @FunctionalInterface
  private interface Attended {
    ExitCode go(RunListener listener, Operator operator);
  }

  /** The runs are let go of last: what they still have to do keeps nobody from reading the end. */
  int follow(boolean json, Going going) throws IOException {
    try (RunService runs = server.runs(session)) {
      return follow(json, (listener, operator) -> going.go(runs, listener, operator));
    }
  }

  private int follow(boolean json, Attended going) throws IOException {
    if (json) {
      return go(going, new JsonView(session.around()), new NobodyOperator());
    }
    Optional<Terminal> terminal = session.terminal();
    if (terminal.isEmpty()) {
      return show(going, new PlainView(session.around()), new NobodyOperator());
    }
    try (Terminal attached = terminal.get()) {
      return attended(going, new Screen(attached, session.around().wantsColour()));
    }
  }

  private int attended(Attended going, Screen screen) {
    Surroundings around = session.around();
    Operator operator = new TerminalOperator(screen, around.person(), around.clock());
    if (around.isDumb()) {
      return show(going, new PlainView(around), operator);
    }
    try (TerminalView view = new TerminalView(screen, around.clock());
        Ticker ticker = new Ticker(view::tick);
        QuietKeys quiet = new QuietKeys(screen.terminal())) {
      return show(going, view, operator);
    }
  }

  private int show(Attended going, RunListener view, Operator operator) {
    Ending ending = new Ending(view);
    try {
      int exit = go(going, ending, operator);
      ending.tell();
      return exit;
    } catch (RuntimeException | Error told) {
      ending.tellWithoutReason();
      throw told;
    }
  }

  private int go(Attended going, RunListener view, Operator operator) {
    return going.go(event -> tell(view, event), operator).code();
  }

  private void tell(RunListener view, RunEvent event) {
    if (event instanceof RunEvent.AttemptStarted started && !server.isNamed(session)) {
      session.workIn(started.folder());
    }
    view.on(event);
  }
}
