package dev.stepgate.web.pages;

import java.util.List;

/**
 * Something that may be done with a run, and what exactly that does.
 *
 * @param when in which case it is right, or empty where there is no choice
 * @param field its name in the form: resume, redo, accept or abort
 * @param value the step it is about, or empty
 * @param reason whether a reason must be given
 * @param secrets that have to be typed again
 */
record Deed(
    String when,
    String field,
    String label,
    String says,
    String value,
    boolean reason,
    List<String> secrets) {
  static Deed resume(String says, List<String> secrets) {
    return new Deed("", "resume", "Resume", says, "", false, secrets);
  }

  static Deed changed(List<String> secrets) {
    return new Deed(
        "",
        "acceptChanges",
        "Resume with the changed runbook",
        "Takes the runbook's file and the values as they are now, if every step that has passed"
            + " is still the same. What has changed is written into the log with your reason.",
        "",
        true,
        secrets);
  }

  static Deed redo(StepLine step, List<String> secrets) {
    return new Deed(
        "If it took no effect, or may take effect twice",
        "redo",
        "Run step " + step.number() + " again",
        "Ends whatever is left of step "
            + step.number()
            + " ("
            + step.title()
            + "), then runs its action from the beginning.",
        step.id(),
        true,
        secrets);
  }

  static Deed accept(StepLine step, List<String> secrets) {
    return new Deed(
        "If it has done its work",
        "accept",
        "Take step " + step.number() + " as done",
        "Does not run step "
            + step.number()
            + " ("
            + step.title()
            + ") again. Its checks are made, and only if they hold the run goes on.",
        step.id(),
        true,
        secrets);
  }

  static Deed abort(String target) {
    return new Deed(
        "",
        "abort",
        "Abort the run",
        "Ends what still runs, closes the run for good and frees "
            + target
            + ". Nothing that was done is undone, and the run cannot be resumed.",
        "",
        true,
        List.of());
  }

  public boolean first() {
    return field.equals("resume");
  }

  public String address() {
    return field.equals("abort") ? "abort" : "resume";
  }
}
