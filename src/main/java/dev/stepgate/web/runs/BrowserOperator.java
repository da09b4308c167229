package dev.stepgate.web.runs;

import dev.stepgate.run.Operator;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.store.Decision;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * People in front of browsers: their answers come through the store, their secrets came with the
 * start.
 */
final class BrowserOperator implements Operator {
  private final Map<String, String> secrets;

  BrowserOperator(Map<String, String> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  @Override
  public Optional<Question> ask(Prompt prompt) {
    return Optional.of(new Asked());
  }

  @Override
  public Optional<String> secret(String name, String prompt) {
    return Optional.ofNullable(secrets.get(name));
  }

  private static final class Asked implements Question {
    @Override
    public Optional<Decision> poll(Duration wait) {
      try {
        Thread.sleep(wait.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    }

    @Override
    public void withdraw(String why) {
      // The pages follow the log, which says it.
    }
  }
}
