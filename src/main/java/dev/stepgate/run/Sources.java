package dev.stepgate.run;

import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Runbook.EnvSource;
import dev.stepgate.runbook.Runbook.Input;
import dev.stepgate.runbook.Text;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds a value for every declared name: from {@code -e}, env.file, the environment, or a default.
 */
final class Sources {
  private final Runbook runbook;
  private final Map<String, String> chosen;
  private final Map<String, String> environment;
  private final Map<String, String> given;
  private final Path folder;
  private final Map<String, Variables.Value> named = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private Map<String, String> fromFile = Map.of();

  Sources(
      Runbook runbook,
      Map<String, String> chosen,
      Map<String, String> environment,
      Map<String, String> given,
      Path folder) {
    this.runbook = runbook;
    this.chosen = chosen;
    this.environment = environment;
    this.given = given;
    this.folder = folder;
  }

  Variables resolve(SecretReader secrets) {
    gather();
    refuseMissing();
    return new Variables(
        named, fromFile, given, secrets.read(runbook.secrets(), this::lookUp, this::value));
  }

  /** Without secrets; names that have no value yet are added to {@code unknown}. */
  Variables foresee(List<String> unknown) {
    gather();
    missing.forEach(
        name -> unknown.add(name + " has no value yet: give it with -e " + name + "=VALUE"));
    return new Variables(named, fromFile, given, Map.of());
  }

  /** The secrets that can be read as things are. */
  Map<String, String> known(SecretReader secrets) {
    gather();
    return secrets.readable(runbook.secrets(), this::lookUp, this::value);
  }

  private void gather() {
    refuseUnknownNames();
    EnvSource env = runbook.env();
    if (env != null) {
      readFile(env.file());
      env.require().forEach(this::require);
    }
    runbook.inputs().forEach(this::input);
  }

  Map<String, Variables.Value> named() {
    return named;
  }

  Map<String, String> fromFile() {
    return fromFile;
  }

  private void readFile(@Nullable Text file) {
    if (file != null) {
      fromFile = EnvFile.read(folder.resolve(file.expand(this::value)));
    }
  }

  private void require(String name) {
    String value = lookUp(name);
    if (chosen.containsKey(name)) {
      named.put(name, new Variables.Value(chosen.get(name), "-e"));
    } else if (value != null) {
      named.put(
          name,
          new Variables.Value(value, fromFile.containsKey(name) ? "env.file" : "environment"));
    } else {
      missing.add(name);
    }
  }

  private void input(String name, Input input) {
    if (chosen.containsKey(name)) {
      named.put(name, new Variables.Value(chosen.get(name), "-e"));
    } else if (input.defaultValue() != null) {
      named.put(name, new Variables.Value(input.defaultValue().expand(this::value), "default"));
    } else {
      missing.add(name);
    }
  }

  /** The file wins: a forgotten variable of the shell must not redirect a restore. */
  private @Nullable String lookUp(String name) {
    return fromFile.containsKey(name) ? fromFile.get(name) : environment.get(name);
  }

  private String value(String name) {
    if (given.containsKey(name)) {
      return given.get(name);
    }
    if (named.containsKey(name)) {
      return named.get(name).value();
    }
    String chosenOrFound = chosen.getOrDefault(name, lookUp(name));
    if (chosenOrFound == null) {
      throw new UserError(
          ExitCode.INVALID, "${" + name + "} has no value", "Give it with -e " + name + "=VALUE.");
    }
    return chosenOrFound;
  }

  private void refuseUnknownNames() {
    TreeSet<String> known = new TreeSet<>(runbook.inputs().keySet());
    if (runbook.env() != null) {
      known.addAll(runbook.env().require());
    }
    for (String name : chosen.keySet()) {
      if (!known.contains(name)) {
        throw new UserError(
            ExitCode.INVALID, "-e " + name + ": the runbook has no such input", hint(name, known));
      }
    }
  }

  private String hint(String name, TreeSet<String> known) {
    if (runbook.secrets().containsKey(name)) {
      return "It is a secret: give it as the runbook says, never on a command line.";
    }
    return known.isEmpty()
        ? "Leave it out: this runbook takes no inputs."
        : "It takes " + String.join(", ", known) + ".";
  }

  private void refuseMissing() {
    if (!missing.isEmpty()) {
      String first = missing.get(0);
      throw new UserError(
          ExitCode.INVALID,
          "no value for " + String.join(", ", missing),
          "Add " + first + "=… to the env file, or pass -e " + first + "=VALUE.");
    }
  }
}
