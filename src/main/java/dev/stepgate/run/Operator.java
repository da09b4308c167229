package dev.stepgate.run;

import dev.stepgate.run.store.Decision;
import java.time.Duration;
import java.util.Optional;

/** The person in front of the run, if there is one. */
public interface Operator {

  /** Nobody there: a manual step waits and the attempt ends. */
  Optional<Question> ask(Prompt prompt);

  /** Asks for a secret without showing it; empty when nobody can answer. */
  Optional<String> secret(String name, String prompt);

  /** A question that has been put on the screen. */
  interface Question {
    /** The answer, if it has come within this time. */
    Optional<Decision> poll(Duration wait);

    /** Takes the question away because it was answered elsewhere or the run ends. */
    void withdraw(String why);
  }
}
