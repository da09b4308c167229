package dev.stepgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.web.ConsoleSettings;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsolePageTest {
  private static final Pattern KEYS = Pattern.compile("(?m)^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\|");
  private static final Pattern KEY = Pattern.compile("`([a-z-]+)`");

  @Test
  void namesEveryKeyOfTheSettingsAndNoOther() {
    String page = Page.read(Path.of("docs/console.md")).text();
    List<String> named =
        KEYS.matcher(page)
            .results()
            .flatMap(row -> KEY.matcher(row.group(1)).results())
            .map((MatchResult key) -> key.group(1))
            .toList();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ConsoleSettings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(ConsolePageTest::kebab)
                .toList());
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
