package dev.stepgate.run;

import dev.stepgate.support.Redactor;
import java.util.function.UnaryOperator;

/**
 * A log must be opened before it says which secrets a run has; until then nothing of them is known.
 */
final class LateRedactor implements UnaryOperator<String> {
  private volatile Redactor redactor = Redactor.NONE;

  void use(Redactor known) {
    redactor = known;
  }

  @Override
  public String apply(String text) {
    return redactor.text(text);
  }
}
