package dev.stepgate.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.runbook.draft.Draft;
import dev.stepgate.runbook.draft.Drafted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DraftPageTest {
  private final Page page = Page.read(Path.of("docs", "draft.md"));

  @Test
  void theDocumentOfTheExampleBecomesItsRunbook() {
    Drafted drafted = Draft.of(Path.of("NOTES.md"), block("markdown").getBytes(UTF_8));

    assertThat(drafted.yaml()).isEqualTo(block("yaml run"));
    assertThat(block("text"))
        .contains(drafted.findings().get(0).message(), drafted.findings().get(0).hint());
  }

  @Test
  void everyFindingIsExplained() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/stepgate/runbook/draft"))) {
      String code =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(DraftPageTest::read)
              .collect(Collectors.joining());
      var rules =
          java.util.regex.Pattern.compile(
                  "(?s)findings(?:\\s*)\\.add\\(\\s*(?:[^\"]{0,60}\\?\\s*)?\"([a-z-]+)\"")
              .matcher(code)
              .results()
              .map(found -> found.group(1))
              .distinct()
              .toList();

      assertThat(rules).hasSizeGreaterThan(15);
      assertThat(rules).allSatisfy(rule -> assertThat(page.text()).contains("`" + rule + "`"));
    }
  }

  private String block(String info) {
    return Page.blocks().stream()
        .filter(block -> block.place().startsWith("docs/draft.md") && block.info().equals(info))
        .map(Page.Block::text)
        .findFirst()
        .orElseThrow();
  }

  private static String read(Path file) {
    return Page.read(file).text();
  }
}
