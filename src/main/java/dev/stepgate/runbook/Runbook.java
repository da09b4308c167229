package dev.stepgate.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ordered list of steps, and what they share. */
public record Runbook(
    @Doc(
            value = "The runbook's name in the log and in file names.",
            key = "runbook",
            required = true,
            name = NameRule.ID)
        String name,
    @Doc("What the runbook is called on screen.") @Nullable Text title,
    @Doc("What is being restored; two runs with the same lock exclude each other.")
        @Nullable Text lock,
    @Doc("Variables from a file and from the environment.") @Nullable EnvSource env,
    @Doc(value = "Values that no log ever shows.", name = NameRule.VARIABLE)
        Map<String, Secret> secrets,
    @Doc(value = "Values that the person who starts the run may choose.", name = NameRule.VARIABLE)
        Map<String, Input> inputs,
    @Doc(value = "The databases that steps and checks name.", name = NameRule.ID)
        Map<String, DatabaseEntry> databases,
    @Doc("Checks that must hold before the first step.") List<Check> needs,
    @Doc(value = "The steps, in order.", required = true) List<Step> steps) {

  /** The names that every run gives to its steps. */
  public static final List<String> GIVEN =
      List.of("RUN_ID", "RUN_STAMP", "RUN_FOLDER", "RUNBOOK_FOLDER", "STEP_ID");

  /** Variables from a file and the environment. */
  public record EnvSource(
      @Doc("A file of NAME=VALUE lines.") @Nullable Text file,
      @Doc(value = "Names that must have a value.", name = NameRule.VARIABLE)
          List<String> require) {}

  /** Where a secret comes from: exactly one of these. */
  public record Secret(
      @Doc(value = "An environment variable, or a name in env.file.", name = NameRule.VARIABLE)
          @Nullable String env,
      @Doc("A file that holds nothing else.") @Nullable Text file,
      @Doc("A command that prints it.") @Nullable Shell command,
      @Doc("The question to ask on the terminal.") @Nullable String prompt) {}

  /** A database: one that is there, or a throwaway server. */
  public record DatabaseEntry(
      @Doc("Its JDBC address, without user and password.") @Nullable Text url,
      @Doc("The user to connect as.") @Nullable Text user,
      @Doc("The user's password; best the name of a secret.") @Nullable Text password,
      @Doc("A throwaway server of this kind instead of an address.") @Nullable Server embedded,
      @Doc(value = "Whether it is production or development.", required = true)
          @Nullable Role role) {}

  /** What a database is to the people who run the runbook. */
  public enum Role {
    PRODUCTION,
    DEVELOPMENT
  }

  /** Servers that Stepgate brings along. */
  public enum Server {
    POSTGRESQL
  }

  /** A value that the person who starts the run may choose with -e NAME=VALUE. */
  public record Input(
      @Doc(value = "The value if none is given.", key = "default") @Nullable Text defaultValue,
      @Doc("What the value is for.") @Nullable String description) {}

  /** Counted from one; 0 for what is not a step. */
  public int number(String id) {
    int index = 0;
    while (index < steps.size() && !steps.get(index).id().equals(id)) {
      index++;
    }
    return index == steps.size() ? 0 : index + 1;
  }

  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }
}
