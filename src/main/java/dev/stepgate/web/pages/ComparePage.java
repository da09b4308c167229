package dev.stepgate.web.pages;

import dev.stepgate.run.RunView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts two runs side by side. */
@Controller
final class ComparePage {
  private final Sight sight;

  ComparePage(Sight sight) {
    this.sight = sight;
  }

  @GetMapping("/compare")
  String compare(
      @RequestParam(defaultValue = "") String a,
      @RequestParam(defaultValue = "") String b,
      Model model) {
    model.addAttribute("a", a);
    model.addAttribute("b", b);
    if (!a.isBlank() && !b.isBlank()) {
      RunView first = sight.run(a.strip());
      RunView second = sight.run(b.strip());
      model.addAttribute(
          "comparison", Comparison.of(first, sight.history(first), second, sight.history(second)));
    }
    return "compare";
  }
}
