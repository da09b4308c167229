package dev.stepgate.runbook.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stepgate.runbook.Loaded;
import dev.stepgate.runbook.RunbookLoader;
import dev.stepgate.runbook.lint.Lint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents as people write them, and exactly what becomes of them. */
class DraftFixturesTest {
  @ParameterizedTest
  @MethodSource("documents")
  void becomesExactlyThisRunbook(Path document) throws IOException {
    assertThat(draft(document).yaml()).isEqualTo(Files.readString(beside(document, ".yaml")));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isReportedWithExactlyTheseFindings(Path document) throws IOException {
    Drafted drafted = draft(document);
    String findings =
        drafted.findings().stream()
            .map(finding -> finding.line() + " " + finding.rule() + ": " + finding.message() + "\n")
            .collect(Collectors.joining());

    assertThat(summary(drafted) + findings)
        .isEqualTo(Files.readString(beside(document, ".findings")));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void loadsAndCanBeLinted(Path document) throws IOException {
    Loaded loaded =
        new RunbookLoader().load(Path.of("draft.yaml"), draft(document).yaml().getBytes(UTF_8));

    assertThat(loaded.problems()).as(loaded.render("error", loaded.problems())).isEmpty();
    assertThatCode(() -> Lint.advise(loaded)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void keepsEveryCommand(Path document) throws IOException {
    Source source = Source.of(Files.readAllBytes(document), new Findings());

    assertThat(new Kept(BlockReader.read(source)).missingIn(draft(document).yaml())).isEmpty();
  }

  @Test
  void thereAreManyStyles() throws IOException {
    assertThat(documents()).hasSizeGreaterThanOrEqualTo(18);
  }

  static Drafted draft(Path document) throws IOException {
    return Draft.of(document, Files.readAllBytes(document));
  }

  static String summary(Drafted drafted) {
    return "%d steps, %d of %d commands, %d checks\n"
        .formatted(drafted.steps(), drafted.kept(), drafted.commands(), drafted.checks());
  }

  static Path beside(Path document, String ending) {
    String name = document.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return document.resolveSibling(name + ending);
  }

  static List<Path> documents() throws IOException {
    return HostileDocumentsTest.documents();
  }
}
