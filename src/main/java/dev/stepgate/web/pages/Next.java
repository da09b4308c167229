package dev.stepgate.web.pages;

import dev.stepgate.run.store.Decision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be done now, by whoever looks at the page.
 *
 * @param token changes when something else can be done
 * @param reason why the run does not go on, or empty
 * @param failed the checks that did not hold
 * @param decided what somebody has said already, or null
 */
record Next(
    String token,
    String kind,
    String heading,
    String reason,
    String hint,
    List<CheckLook> failed,
    @Nullable StepLine step,
    @Nullable QuestionLook question,
    @Nullable String decided,
    List<Deed> deeds,
    List<Deed> others) {

  static @Nullable String said(Optional<Decision> decision) {
    return decision
        .map(
            said ->
                (said.confirmed() ? "Confirmed" : "Rejected")
                    + " by "
                    + said.user()
                    + " at "
                    + Moment.of(said.at()).text()
                    + " UTC"
                    + (said.note().isEmpty() ? "" : ": " + said.note()))
        .orElse(null);
  }
}
