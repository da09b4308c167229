package dev.stepgate.cli.server;

import dev.stepgate.run.Operator;
import dev.stepgate.run.Operator.Question;
import dev.stepgate.run.Prompt;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.RunService;
import dev.stepgate.run.store.Decision;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The question that the run waits with, put to whoever sits here. */
final class Asked {
  private final RunService runs;
  private final Operator operator;
  private final RunListener listener;
  private final URI url;
  private @Nullable Question question;

  Asked(RunService runs, Operator operator, RunListener listener, URI url) {
    this.runs = runs;
    this.operator = operator;
    this.listener = listener;
    this.url = url;
  }

  void open(Prompt prompt) {
    listener.on(new RunEvent.Waiting(prompt));
    question =
        operator
            .ask(prompt)
            .orElseThrow(
                () ->
                    new UserError(
                        ExitCode.WAITING,
                        "step "
                            + prompt.stepId()
                            + " waits for a confirmation; run "
                            + prompt.runId()
                            + " goes on waiting at "
                            + url,
                        "Do the step, then type stepgate confirm "
                            + prompt.runId()
                            + "; the run goes on by itself."));
  }

  /** What was answered here is sent; what the server does not take is asked for again. */
  void poll() {
    Optional<Decision> said =
        question == null ? Optional.empty() : question.poll(Duration.ofMillis(50));
    if (said.isPresent()) {
      try {
        runs.decide(said.get());
      } catch (UserError refused) {
        listener.on(new RunEvent.Notice(null, refused.getMessage() + "; it still waits"));
      }
    }
  }

  void withdraw(String why) {
    if (question != null) {
      question.withdraw(why);
      question = null;
    }
  }
}
