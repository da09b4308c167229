package dev.stepgate.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What axe has to say against a page. */
final class Accessible {
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private Accessible() {}

  static void check(Page page) {
    check(page, new AxeBuilder(page));
  }

  /** For a page that was checked in other colours before. */
  static void checkColours(Page page) {
    check(page, new AxeBuilder(page).withRules(List.of("color-contrast")));
  }

  private static void check(Page page, AxeBuilder axe) {
    List<String> found =
        axe.analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(
                rule ->
                    rule.getId()
                        + ": "
                        + rule.getNodes().get(0).getHtml()
                        + " "
                        + rule.getNodes().get(0).getFailureSummary())
            .toList();
    assertThat(found).as(page.url()).isEmpty();
  }
}
