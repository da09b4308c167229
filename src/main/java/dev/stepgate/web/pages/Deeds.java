package dev.stepgate.web.pages;

import dev.stepgate.run.RunService.Resume;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import dev.stepgate.web.runs.Operations;
import dev.stepgate.web.runs.Operations.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** What people do with a run; a refusal shows the run's page again, and why. */
@Controller
final class Deeds {
  private static final String MEANS = "console";
  private final Operations operations;
  private final RunScene scene;

  Deeds(Operations operations, RunScene scene) {
    this.operations = operations;
    this.scene = scene;
  }

  @PostMapping("/runs/{id}/resume")
  String resume(
      @PathVariable String id,
      @RequestParam Map<String, String> form,
      HttpServletResponse response,
      Model model) {
    Resume order =
        new Resume(
            id,
            form.containsKey("acceptChanges"),
            filled(form, "redo"),
            filled(form, "accept"),
            filled(form, "reason"));
    return done(
        id, () -> operations.resume(MEANS, order, SecretFields.of(form)), null, response, model);
  }

  @PostMapping("/runs/{id}/abort")
  String abort(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    return done(id, () -> operations.abort(MEANS, id, reason), null, response, model);
  }

  @PostMapping("/runs/{id}/decision")
  String decide(
      @PathVariable String id,
      @RequestParam String decision,
      @RequestParam String step,
      @RequestParam int attempt,
      @RequestParam String evidence,
      @RequestParam(defaultValue = "") String phrase,
      @RequestParam(defaultValue = "") String note,
      jakarta.servlet.http.HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!Set.of("confirm", "reject").contains(decision)) {
      throw new UserError(
          ExitCode.INVALID, "the answer is neither yes nor no", "Confirm the step, or reject it.");
    }
    String[] ticked = request.getParameterValues("item");
    Answer answer =
        new Answer(
            decision.equals("confirm"),
            step,
            attempt,
            evidence,
            ticked == null ? List.of() : List.of(ticked),
            phrase,
            note);
    return done(id, () -> operations.decide(MEANS, id, answer), answer, response, model);
  }

  /** A page that shows a refusal may be loaded again. */
  @GetMapping({"/runs/{id}/resume", "/runs/{id}/abort", "/runs/{id}/decision"})
  String back(@PathVariable String id) {
    return "redirect:/runs/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
  }

  private String done(
      String id, Runnable deed, @Nullable Answer given, HttpServletResponse response, Model model) {
    try {
      deed.run();
      return "redirect:/runs/" + id;
    } catch (UserError refused) {
      Problem problem = Problem.of(refused);
      response.setStatus(problem.status().value());
      model.addAttribute("problem", problem);
      scene.show(model, id, "", given);
      return "run";
    }
  }

  private static @Nullable String filled(Map<String, String> form, String field) {
    String value = form.getOrDefault(field, "");
    return value.isBlank() ? null : value;
  }
}
