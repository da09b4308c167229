package dev.stepgate.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One action (or none) and its checks.
 *
 * @param definition the step as canonical JSON, equal for equal steps wherever they stand
 */
public record Step(
    Options options,
    @Nullable Action action,
    @Doc("Checks that must hold before the action.") List<Check> needs,
    @Doc(value = "What proves that the step did its job.", key = "check") List<Check> checks,
    String definition,
    Place place) {

  /** The keys that every step may have, apart from action, needs and check. */
  public record Options(
      @Doc(
              value = "The step's name in the log and on the command line.",
              required = true,
              name = NameRule.ID)
          String id,
      @Doc("What the step is called on screen.") @Nullable Text title,
      @Doc("The host where the step runs; local if not given.") @Nullable Text on,
      @Doc("The system user that runs the step.") @Nullable Text as,
      @Doc("The folder in which commands run.") @Nullable Text cwd,
      @Doc(value = "Environment variables for the step's commands.", name = NameRule.VARIABLE)
          Map<String, Text> env,
      @Doc("How long the action may take.") @Nullable Span timeout,
      @Doc("Why the step goes without a check; stands in the log.") @Nullable Text unchecked,
      @Doc(
              value = "Names for parts of the action's output: a regular expression each.",
              name = NameRule.VARIABLE)
          Map<String, Text> capture,
      @Doc("The check must fail before the action.") boolean mustChange,
      @Doc("When the check is run again on resume.") @Nullable Reverify reverify,
      @Doc("The action may run again after an interruption.") boolean repeatable,
      @Doc("The action destroys something.") boolean destructive,
      @Doc("Why the step exists.") @Nullable Text why,
      @Doc("What to do when the step fails.") @Nullable Text hint) {}

  /** When a passed step's check is run again on resume. */
  public enum Reverify {
    LAST,
    ALWAYS,
    NEVER
  }

  public String id() {
    return options.id();
  }

  public Reverify reverify() {
    return options.reverify() == null ? Reverify.LAST : options.reverify();
  }

  /** The host, besides its own, where something may be lost. */
  public Optional<Text> overwritesOn() {
    return action == null
        ? Optional.empty()
        : action.kind().overwritesOn(action.fields(), options.destructive());
  }
}
