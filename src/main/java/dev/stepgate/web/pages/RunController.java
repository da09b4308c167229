package dev.stepgate.web.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A run, whole and in the parts that change. */
@Controller
final class RunController {
  private final RunScene scene;

  RunController(RunScene scene) {
    this.scene = scene;
  }

  @GetMapping("/runs/{id}")
  String run(@PathVariable String id, @RequestParam(defaultValue = "") String step, Model model) {
    scene.show(model, id, step, null);
    return "run";
  }

  @GetMapping("/runs/{id}/next")
  String next(@PathVariable String id, Model model) {
    scene.showNext(model, id);
    return "next :: next";
  }

  @GetMapping("/runs/{id}/chosen")
  String chosen(
      @PathVariable String id, @RequestParam(defaultValue = "") String step, Model model) {
    scene.showChosen(model, id, step);
    return "chosen :: chosen";
  }
}
