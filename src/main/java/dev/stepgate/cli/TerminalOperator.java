package dev.stepgate.cli;

import dev.stepgate.run.Operator;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.store.Decision;
import java.time.Clock;
import java.util.Optional;

/** The person at the run's own terminal. */
final class TerminalOperator implements Operator {
  private final Screen screen;
  private final Person person;
  private final Clock clock;

  TerminalOperator(Screen screen, Person person, Clock clock) {
    this.screen = screen;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public Optional<Question> ask(Prompt prompt) {
    return Optional.of(new TerminalQuestion(screen, prompt, keyboard -> decide(prompt, keyboard)));
  }

  @Override
  public Optional<String> secret(String name, String prompt) {
    screen.hold();
    try (Keyboard keyboard = new Keyboard(screen, () -> false)) {
      String question = Printable.line(prompt.isEmpty() ? name : prompt + " (" + name + ")") + ": ";
      Optional<String> typed;
      do {
        typed = keyboard.ask(question, false);
      } while (typed.filter(String::isEmpty).isPresent());
      return typed;
    } finally {
      screen.release();
    }
  }

  private Optional<Decision> decide(Prompt prompt, Keyboard keyboard) {
    if (prompt.notByStarter() && person.is(prompt.starter())) {
      screen.ask("  Somebody other than " + person.user() + " must confirm this.\n");
      return Optional.empty();
    }
    return new Dialog(screen, keyboard)
        .ask(prompt, Given.NOTHING)
        .map(said -> said.toDecision(prompt, person, "terminal", clock));
  }
}
