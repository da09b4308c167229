package dev.stepgate.web.pages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Makes pieces of pages that are the same for everybody. */
@Component
final class Rendering {
  private static final int MOST_STEPS = 5_000;
  private final SpringTemplateEngine templates;

  /** Most steps of a long run look as they did a moment ago. */
  private final Map<StepLine, String> steps =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<StepLine, String> eldest) {
              return size() > MOST_STEPS;
            }
          });

  Rendering(SpringTemplateEngine templates) {
    this.templates = templates;
  }

  String head(RunHead head) {
    return render("head", Map.of("head", head));
  }

  String step(StepLine step) {
    String known = steps.get(step);
    if (known != null) {
      return known;
    }
    String html = render("step", Map.of("s", step, "here", false));
    steps.put(step, html);
    return html;
  }

  /** The one that is looked at. */
  String chosenStep(StepLine step) {
    return render("step", Map.of("s", step, "here", true));
  }

  private String render(String template, Map<String, Object> values) {
    return templates.process(template, new Context(Locale.ROOT, values)).strip();
  }
}
