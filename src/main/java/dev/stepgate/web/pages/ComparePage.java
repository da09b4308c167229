package dev.stepgate.web.pages;

import dev.stepgate.run.RunView;
import dev.stepgate.web.runs.Viewing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts two runs side by side. */
@Controller
final class ComparePage {
  private final Viewing viewing;

  ComparePage(Viewing viewing) {
    this.viewing = viewing;
  }

  @GetMapping("/compare")
  String compare(
      @RequestParam(defaultValue = "") String a,
      @RequestParam(defaultValue = "") String b,
      Model model) {
    model.addAttribute("a", a);
    model.addAttribute("b", b);
    if (!a.isBlank() && !b.isBlank()) {
      RunView first = viewing.run(a.strip());
      RunView second = viewing.run(b.strip());
      model.addAttribute(
          "comparison",
          Comparison.of(first, viewing.history(first), second, viewing.history(second)));
    }
    return "compare";
  }
}
