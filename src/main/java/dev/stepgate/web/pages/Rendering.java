package dev.stepgate.web.pages;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Makes pieces of pages that are the same for everybody. */
@Component
final class Rendering {
  private final SpringTemplateEngine templates;

  Rendering(SpringTemplateEngine templates) {
    this.templates = templates;
  }

  String head(RunHead head) {
    return render("head", Map.of("head", head));
  }

  String step(StepLine step) {
    return render("step", Map.of("s", step, "here", false));
  }

  private String render(String template, Map<String, Object> values) {
    return templates.process(template, new Context(Locale.ROOT, values)).strip();
  }
}
