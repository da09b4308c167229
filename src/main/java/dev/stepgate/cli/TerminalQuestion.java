package dev.stepgate.cli;

import dev.stepgate.run.Operator.Question;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.store.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** A question on the terminal; a thread of its own reads, so that it can be taken away. */
final class TerminalQuestion implements Question {
  private final Screen screen;
  private final String runId;
  private final Function<Keyboard, Optional<Decision>> asking;
  private final BlockingQueue<Supplier<Decision>> answers = new ArrayBlockingQueue<>(1);
  private final Thread reader = new Thread(this::read, "stepgate-question");
  private volatile boolean withdrawn;
  private volatile boolean answered;

  TerminalQuestion(Screen screen, Prompt prompt, Function<Keyboard, Optional<Decision>> asking) {
    this.screen = screen;
    this.runId = prompt.runId();
    this.asking = asking;
    screen.hold();
    QuestionText.lines(prompt, screen.width())
        .forEach(line -> screen.ask(screen.ansi(line) + "\n"));
    reader.setDaemon(true);
    reader.start();
  }

  /** The answer, once: if it does not count after all, the run goes on waiting for another. */
  @Override
  public Optional<Decision> poll(Duration wait) {
    try {
      return Optional.ofNullable(answers.poll(wait.toMillis(), TimeUnit.MILLISECONDS))
          .map(Supplier::get);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void withdraw(String why) {
    withdrawn = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!answered && !why.isEmpty()) {
      screen.print(List.of(Ink.ATTENTION.on("this question is closed: " + why)));
    }
  }

  private void read() {
    try {
      Optional<Decision> decision = decide();
      if (decision.isEmpty() && !withdrawn) {
        screen.ask("  Not confirmed here. To confirm, type stepgate confirm " + runId + "\n");
      }
      screen.release();
      decision.ifPresent(said -> answer(() -> said));
    } catch (RuntimeException | Error e) {
      screen.release();
      answer(
          () -> {
            throw new IllegalStateException("the question could not be asked", e);
          });
    }
  }

  private void answer(Supplier<Decision> said) {
    answered = true;
    answers.add(said);
  }

  private Optional<Decision> decide() {
    try (Keyboard keyboard = new Keyboard(screen, () -> withdrawn)) {
      return asking.apply(keyboard);
    }
  }
}
