package dev.stepgate.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ordered list of steps, and what they share. */
public record Runbook(
    String name,
    @Nullable Text title,
    @Nullable Text lock,
    @Nullable EnvSource env,
    Map<String, Secret> secrets,
    Map<String, Input> inputs,
    List<Check> needs,
    List<Step> steps) {

  /** The names that every run gives to its steps. */
  public static final List<String> GIVEN =
      List.of("RUN_ID", "RUN_STAMP", "RUN_FOLDER", "RUNBOOK_FOLDER", "STEP_ID");

  /** Variables from a file and the environment. */
  public record EnvSource(
      @Doc("A file of NAME=VALUE lines.") @Nullable Text file,
      @Doc("Names that must have a value.") List<String> require) {}

  /** Where a secret comes from: exactly one of these. */
  public record Secret(
      @Doc("An environment variable, or a name in env.file.") @Nullable String env,
      @Doc("A file that holds nothing else.") @Nullable Text file,
      @Doc("A command that prints it.") @Nullable Shell command,
      @Doc("The question to ask on the terminal.") @Nullable String prompt) {}

  /** A value that the person who starts the run may choose with -e NAME=VALUE. */
  public record Input(
      @Doc(value = "The value if none is given.", key = "default") @Nullable Text defaultValue,
      @Doc("What the value is for.") @Nullable String description) {}

  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }
}
