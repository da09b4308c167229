package dev.stepgate.run;

import dev.stepgate.runbook.Runbook;
import dev.stepgate.runbook.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values as far as they are known before a run; for the others, words that say when they will be.
 */
final class Foresight {
  private final Variables variables;
  private final Map<String, String> later;
  private final List<String> unknown;

  private Foresight(Variables variables, Map<String, String> later, List<String> unknown) {
    this.variables = variables;
    this.later = later;
    this.unknown = unknown;
  }

  static Foresight of(
      Runbook runbook,
      Path file,
      Map<String, String> chosen,
      Map<String, String> environment,
      Path workFolder) {
    Sources sources = new Sources(runbook, chosen, environment, given(file), workFolder);
    List<String> unknown = new ArrayList<>();
    Map<String, String> later = new LinkedHashMap<>();
    Variables variables = sources.foresee(unknown);
    runbook.secrets().keySet().forEach(name -> later.put(name, "***"));
    runbook.steps().forEach(step -> captures(step, later, unknown));
    return new Foresight(variables, later, unknown);
  }

  private static Map<String, String> given(Path file) {
    Map<String, String> given = new LinkedHashMap<>();
    Runbook.GIVEN.forEach(name -> given.put(name, "<" + name + ">"));
    given.put("RUNBOOK_FOLDER", Identity.folderOf(file).toString());
    return given;
  }

  private static void captures(Step step, Map<String, String> later, List<String> unknown) {
    step.options()
        .capture()
        .keySet()
        .forEach(
            name -> {
              later.put(name, "<" + name + ">");
              unknown.add(name + " is captured by step " + step.id());
            });
  }

  UnaryOperator<String> values(@Nullable Step step) {
    return name -> {
      if (step != null && step.options().env().containsKey(name)) {
        return step.options().env().get(name).expand(values(null));
      }
      if (step != null && name.equals("STEP_ID")) {
        return step.id();
      }
      return shown(name);
    };
  }

  /** Inputs and required names, each with its value and where that comes from. */
  List<String> named() {
    return variables.named().entrySet().stream()
        .map(
            value ->
                value.getKey() + "=" + shown(value.getKey()) + " (" + value.getValue().from() + ")")
        .toList();
  }

  private String shown(String name) {
    if (later.containsKey(name)) {
      return later.get(name);
    }
    return Resolved.looksSecret(name) ? "***" : variables.known(name).orElse("<" + name + ">");
  }

  List<String> unknown() {
    return List.copyOf(unknown);
  }
}
