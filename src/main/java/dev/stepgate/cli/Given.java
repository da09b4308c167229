package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a confirmation that are already known from the command line. */
record Given(List<String> items, @Nullable String phrase, @Nullable String note) {
  static final Given NOTHING = new Given(List.of(), null, null);

  void refuseWhatIsWrong(Prompt prompt) {
    for (String item : items) {
      if (!prompt.checklist().contains(item)) {
        throw invalid(
            prompt, "has no checklist item '" + item + "'", "Its items are: " + list(prompt) + ".");
      }
    }
    if (phrase != null && !phrase.equals(prompt.phrase())) {
      String wanted = prompt.phrase() == null ? "asks for no phrase" : "asks for another phrase";
      throw invalid(prompt, wanted + ", got '" + phrase + "'", "The phrase must match exactly.");
    }
  }

  /** Where nobody can be asked, everything must have been said. */
  void refuseWhatIsMissing(Prompt prompt) {
    List<String> missing = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String item : prompt.checklist()) {
      if (!items.contains(item)) {
        missing.add("checklist item '" + item + "'");
        options.add("--item " + quoted(item));
      }
    }
    if (prompt.phrase() != null && phrase == null) {
      missing.add("the phrase '" + prompt.phrase() + "'");
      options.add("--phrase " + quoted(prompt.phrase()));
    }
    if (!missing.isEmpty()) {
      throw invalid(
          prompt, "needs " + String.join(", ", missing), "Add " + String.join(" ", options) + ".");
    }
  }

  /** As a shell takes it for one word. */
  private static String quoted(String text) {
    return text.matches(".*[\"$`\\\\!].*")
        ? "'" + text.replace("'", "'\\''") + "'"
        : "\"" + text + "\"";
  }

  Answer complete(Prompt prompt) {
    return new Answer(
        true,
        prompt.checklist(),
        Objects.requireNonNullElse(phrase, ""),
        Objects.requireNonNullElse(note, ""));
  }

  private static String list(Prompt prompt) {
    return prompt.checklist().isEmpty() ? "none" : String.join("; ", prompt.checklist());
  }

  private static UserError invalid(Prompt prompt, String fact, String hint) {
    return new UserError(ExitCode.INVALID, "step " + prompt.stepId() + " " + fact, hint);
  }
}
