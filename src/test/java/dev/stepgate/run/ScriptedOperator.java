package dev.stepgate.run;

import dev.stepgate.run.store.Decision;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A person who does as the test says; nobody at all until it says something. */
final class ScriptedOperator implements Operator {
  final List<Prompt> asked = new ArrayList<>();
  final List<String> withdrawn = new ArrayList<>();
  final Map<String, String> secrets = new HashMap<>();
  Runnable whenAskedForASecret = () -> {};
  private final Clock clock;
  private @Nullable Function<Prompt, Optional<Decision>> script;

  ScriptedOperator(Clock clock) {
    this.clock = clock;
  }

  /** Called again and again until it gives a decision. */
  void does(Function<Prompt, Optional<Decision>> script) {
    this.script = script;
  }

  void confirms(String user) {
    does(prompt -> Optional.of(answer(prompt, true, user, clock)));
  }

  static Decision answer(Prompt prompt, boolean confirmed, String user, Clock clock) {
    return new Decision(
        prompt.runId(),
        prompt.stepId(),
        prompt.attempt(),
        confirmed,
        user,
        "here",
        "test",
        clock.instant(),
        confirmed ? "seen" : "not done",
        prompt.checklist(),
        prompt.phrase() == null ? "" : prompt.phrase(),
        prompt.evidence());
  }

  @Override
  public Optional<Question> ask(Prompt prompt) {
    asked.add(prompt);
    return script == null ? Optional.empty() : Optional.of(new Scripted(prompt, script));
  }

  @Override
  public Optional<String> secret(String name, String prompt) {
    whenAskedForASecret.run();
    return Optional.ofNullable(secrets.get(name));
  }

  private final class Scripted implements Question {
    private final Prompt prompt;
    private final Function<Prompt, Optional<Decision>> script;

    private Scripted(Prompt prompt, Function<Prompt, Optional<Decision>> script) {
      this.prompt = prompt;
      this.script = script;
    }

    @Override
    public Optional<Decision> poll(Duration wait) {
      return script.apply(prompt);
    }

    @Override
    public void withdraw(String why) {
      withdrawn.add(why);
    }
  }
}
