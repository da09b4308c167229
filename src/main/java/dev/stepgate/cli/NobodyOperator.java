package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import dev.stepgate.run.Unattended;
import java.util.Optional;

/** No terminal, no person: nothing is confirmed and no secret is given. */
final class NobodyOperator implements Unattended {
  @Override
  public Optional<Question> ask(Prompt prompt) {
    return Optional.empty();
  }

  @Override
  public Optional<String> secret(String name, String prompt) {
    return Optional.empty();
  }
}
