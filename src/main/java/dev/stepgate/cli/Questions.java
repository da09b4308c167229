package dev.stepgate.cli;

import dev.stepgate.run.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.jline.terminal.Terminal;

/** Asks the person at the terminal, if there is one. */
public final class Questions {
  private final Session session;
  private final boolean allowed;

  /**
   * @param allowed whether anybody may be asked at all
   */
  public Questions(Session session, boolean allowed) {
    this.session = session;
    this.allowed = allowed;
  }

  /** A line; empty if nobody answers. */
  public Optional<String> line(String question) {
    return asking(
        screen -> {
          try (Keyboard keyboard = new Keyboard(screen, () -> false)) {
            return keyboard.ask(Printable.line(question), true);
          }
        });
  }

  /** A secret, which is not shown; empty if nobody answers. */
  public Optional<String> secret(String name) {
    return operator().secret(name, "");
  }

  /** Gives a runbook's secrets. */
  public Operator operator() {
    return new Operator() {
      @Override
      public Optional<Question> ask(dev.stepgate.run.Prompt prompt) {
        return Optional.empty();
      }

      @Override
      public Optional<String> secret(String name, String prompt) {
        Surroundings around = session.around();
        return asking(
            screen ->
                new TerminalOperator(screen, around.person(), around.clock()).secret(name, prompt));
      }
    };
  }

  private Optional<String> asking(Function<Screen, Optional<String>> question) {
    Optional<Terminal> terminal = allowed ? session.terminal() : Optional.empty();
    if (terminal.isEmpty()) {
      return Optional.empty();
    }
    try (Terminal attached = terminal.get()) {
      return question.apply(new Screen(attached, session.around().wantsColour()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
