package dev.stepgate.web.pages;

import dev.stepgate.run.Engine;
import dev.stepgate.runbook.Runbook;
import dev.stepgate.support.UserError;
import dev.stepgate.web.people.Access;
import dev.stepgate.web.people.Right;
import dev.stepgate.web.runs.Operations;
import dev.stepgate.web.runs.Runbooks;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Starts a run: values, secrets, what it would do, go. */
@Controller
final class StartPage {
  private static final String PREFIX = "input.";
  private final Runbooks runbooks;
  private final Engine engine;
  private final Operations operations;
  private final Access access;

  StartPage(Runbooks runbooks, Engine engine, Operations operations, Access access) {
    this.runbooks = runbooks;
    this.engine = engine;
    this.operations = operations;
    this.access = access;
  }

  /**
   * A value that may be chosen.
   *
   * @param otherwise what it is if nothing is given, or empty
   */
  record InputField(String name, String description, String otherwise, String value) {}

  /** A secret that is asked for. */
  record SecretField(String name, String prompt) {}

  @GetMapping("/start")
  String form(@RequestParam String name, @RequestParam Map<String, String> form, Model model) {
    show(name, inputs(form), model);
    return "start";
  }

  /** What it would do with these values; secrets are not among them. */
  @GetMapping("/start/plan")
  String plan(@RequestParam String name, @RequestParam Map<String, String> form, Model model) {
    show(name, inputs(form), model);
    return "start :: plan";
  }

  @PostMapping("/start")
  String start(
      @RequestParam String name,
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      Model model) {
    Map<String, String> inputs = inputs(form);
    try {
      return "redirect:/runs/" + operations.start("console", name, inputs, SecretFields.of(form));
    } catch (UserError refused) {
      Problem problem = Problem.of(refused);
      response.setStatus(problem.status().value());
      show(name, inputs, model);
      model.addAttribute("problem", problem);
      return "start";
    }
  }

  private void show(String name, Map<String, String> inputs, Model model) {
    Runbooks.Entry entry = runbooks.named(name);
    Runbook runbook = entry.load().orThrow();
    access.require(Right.START, runbook.name());
    model.addAttribute("name", name);
    model.addAttribute("id", runbook.name());
    model.addAttribute("inputs", fields(runbook, inputs));
    model.addAttribute("secrets", secrets(runbook));
    try {
      model.addAttribute("plan", engine.plan(entry.file(), inputs));
    } catch (UserError unknown) {
      model.addAttribute("planProblem", Problem.of(unknown));
    }
  }

  private static List<InputField> fields(Runbook runbook, Map<String, String> values) {
    return runbook.inputs().entrySet().stream()
        .map(
            input ->
                new InputField(
                    input.getKey(),
                    input.getValue().description() == null ? "" : input.getValue().description(),
                    input.getValue().defaultValue() == null
                        ? ""
                        : input.getValue().defaultValue().raw(),
                    values.getOrDefault(input.getKey(), "")))
        .toList();
  }

  private static List<SecretField> secrets(Runbook runbook) {
    return runbook.secrets().entrySet().stream()
        .filter(secret -> secret.getValue().prompt() != null)
        .map(secret -> new SecretField(secret.getKey(), secret.getValue().prompt()))
        .toList();
  }

  /** What is left empty keeps its default. */
  private static Map<String, String> inputs(Map<String, String> form) {
    Map<String, String> inputs = new LinkedHashMap<>();
    form.forEach(
        (field, value) -> {
          if (field.startsWith(PREFIX) && !value.isEmpty()) {
            inputs.put(field.substring(PREFIX.length()), value);
          }
        });
    return inputs;
  }
}
