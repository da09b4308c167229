package dev.stepgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.runbook.ActionKind;
import dev.stepgate.runbook.CheckKind;
import dev.stepgate.runbook.Doc;
import dev.stepgate.runbook.Expectations;
import dev.stepgate.runbook.Kinds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KindPagesTest {
  private final Kinds kinds = Kinds.installed();

  @Test
  void thereIsAPageForEveryKindOfStepWithEveryKey() {
    assertThat(kinds.actions().values()).isNotEmpty();
    for (ActionKind kind : kinds.actions().values()) {
      Page page = Page.read(Path.of("docs", "steps", kind.key() + ".md"));
      assertThat(page.text()).startsWith("# Step `" + kind.key() + "`: ");
      assertThat(keys(kind.fields())).allSatisfy(key -> assertThat(page.text()).contains(row(key)));
    }
  }

  @Test
  void thereIsAPageForEveryKindOfCheckWithEveryKeyAndExpectation() {
    assertThat(kinds.checks().values()).isNotEmpty();
    for (CheckKind kind : kinds.checks().values()) {
      Page page = Page.read(Path.of("docs", "checks", kind.key() + ".md"));
      assertThat(page.text()).startsWith("# Check `" + kind.key() + "`: ");
      assertThat(keys(kind.fields())).allSatisfy(key -> assertThat(page.text()).contains(row(key)));
      assertThat(page.text()).contains(wants(kind));
    }
  }

  @Test
  void everyExpectationHasASectionAndSaysWhereItGoes() {
    Page page = Page.read(Path.of("docs", "expectations.md"));
    for (String word : keys(Expectations.class)) {
      assertThat(page.text()).containsPattern("(?m)^## .*`" + word + "`");
      assertThat(page.text()).containsPattern("(?m)^\\| \\[`" + word + "`\\].* \\|" + marks(word));
    }
  }

  /** In the order of the vocabulary. */
  private static String wants(CheckKind kind) {
    List<String> words =
        keys(Expectations.class).stream()
            .filter(kind.expectations()::contains)
            .map(word -> "`" + word + "`")
            .toList();
    return words.isEmpty()
        ? "## Expectations\n\nNone: "
        : "It may want " + String.join(" ", sorted(words)) + ";";
  }

  private static List<String> sorted(List<String> words) {
    return words.stream()
        .sorted((one, other) -> Boolean.compare(other.equals("`status`"), one.equals("`status`")))
        .toList();
  }

  private String marks(String word) {
    StringBuilder marks = new StringBuilder();
    for (String kind : List.of("run", "file", "http")) {
      boolean known = kinds.checks().get(kind).expectations().contains(word);
      marks.append(known ? " ✓ \\|" : " \\|");
    }
    return marks + "$";
  }

  private static String row(String key) {
    return "\n| `" + key + "` | ";
  }

  private static List<String> keys(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(part -> part.isAnnotationPresent(Doc.class))
        .map(part -> name(part.getAnnotation(Doc.class), part.getName()))
        .toList();
  }

  private static String name(Doc doc, String component) {
    return doc.key().isEmpty()
        ? component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)
        : doc.key();
  }
}
