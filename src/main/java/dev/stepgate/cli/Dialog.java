package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a person for everything that a confirmation needs; no answer is ever taken for granted. */
final class Dialog {
  private final Screen screen;
  private final Keyboard keyboard;
  private @Nullable Answer rejection;

  Dialog(Screen screen, Keyboard keyboard) {
    this.screen = screen;
    this.keyboard = keyboard;
  }

  /** Empty when the person is gone or the question has been taken away. */
  Optional<Answer> ask(Prompt prompt, Given given) {
    if (!items(prompt, given) || !phrase(prompt, given) || !done(prompt)) {
      return Optional.ofNullable(rejection);
    }
    Optional<String> note =
        given.note() != null
            ? Optional.of(given.note())
            : keyboard.ask("  Note for the log (Enter for none): ", true);
    String phrase = prompt.phrase() == null ? "" : prompt.phrase();
    return note.map(text -> new Answer(true, prompt.checklist(), phrase, text.strip()));
  }

  private boolean items(Prompt prompt, Given given) {
    return prompt.checklist().stream()
        .filter(item -> !given.items().contains(item))
        .allMatch(item -> yes("[ ] " + Printable.line(item)));
  }

  private boolean phrase(Prompt prompt, Given given) {
    String phrase = prompt.phrase();
    if (phrase == null || phrase.equals(given.phrase())) {
      return true;
    }
    say("  To confirm, type exactly: " + Printable.line(phrase) + "  (r = reject)");
    while (true) {
      Optional<String> typed = keyboard.ask("  > ", true);
      if (typed.isEmpty() || typed.get().equals(phrase)) {
        return typed.isPresent();
      }
      if (typed.get().equals("r") && rejects()) {
        return false;
      }
      say("  Not confirmed: that is not the phrase.");
    }
  }

  /** Without a list or a phrase there must still be one explicit yes. */
  private boolean done(Prompt prompt) {
    boolean asked = !prompt.checklist().isEmpty() || prompt.phrase() != null;
    return asked || yes("Is it done?");
  }

  private boolean yes(String question) {
    while (true) {
      Optional<String> typed = keyboard.ask("  " + question + " (y = yes, r = reject) ", true);
      String word = typed.orElse("").strip();
      if (typed.isEmpty() || word.equalsIgnoreCase("y")) {
        return typed.isPresent();
      }
      if (word.equalsIgnoreCase("r") && rejects()) {
        return false;
      }
      say("  Not confirmed: type y if it is so, r to reject.");
    }
  }

  private boolean rejects() {
    Optional<String> why = keyboard.ask("  Why is it rejected? (Enter takes it back) ", true);
    rejection = why.map(String::strip).filter(w -> !w.isEmpty()).map(Answer::rejected).orElse(null);
    return rejection != null || why.isEmpty();
  }

  private void say(String line) {
    screen.ask(line + "\n");
  }
}
