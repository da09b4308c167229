package dev.stepgate.web.pages;

import dev.stepgate.run.Prompt;
import dev.stepgate.web.runs.Operations.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question that a run waits with.
 *
 * @param given what was answered and not taken, to be put right; or null
 * @param may whether this person may answer at all
 * @param barred why this person may not confirm it, or empty
 */
record QuestionLook(
    Prompt prompt,
    Moment opened,
    @Nullable Moment expires,
    Answer given,
    boolean may,
    String barred) {
  static QuestionLook of(Prompt prompt, @Nullable Answer given, boolean may, String person) {
    return new QuestionLook(
        prompt,
        Moment.of(prompt.opened()),
        prompt.expires() == null ? null : Moment.of(prompt.expires()),
        given == null ? nothing(prompt) : given,
        may,
        barred(prompt, may, person));
  }

  public boolean ticked(String item) {
    return given.items().contains(item);
  }

  private static Answer nothing(Prompt prompt) {
    return new Answer(
        true, prompt.stepId(), prompt.attempt(), prompt.evidence(), List.of(), "", "");
  }

  private static String barred(Prompt prompt, boolean may, String person) {
    if (!may) {
      return "You may look, but your role does not let you confirm or reject this.";
    }
    return prompt.notByStarter() && person.equals(prompt.starter())
        ? "You started this run, so somebody else has to confirm it. You can still reject it."
        : "";
  }
}
