package dev.stepgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.docs.SeedTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the five systems name what there is, and everything that there is. */
class SeedTablesTest {
  private static final String NAMES = "`[^`]+`(?:, `[^`]+`)*";
  private static final Pattern REFERENCE = Pattern.compile("(" + NAMES + "): (" + NAMES + ")");
  private static final Pattern WORD = Pattern.compile("\\w[\\w.-]*\\w");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z][\\w-]*|[\\w-]+\\.(yaml|py|sh|json)");
  private static final Pattern METHOD = Pattern.compile("(?m)^  .*?\\b([a-z]\\w+)\\([^;]*\\{$");
  private static final Set<String> TESTS = new HashSet<>();

  @BeforeAll
  static void collectTests() throws IOException {
    for (Map.Entry<Path, String> source : texts(Path.of("src/test/java")).entrySet()) {
      TESTS.add(source.getKey().getFileName().toString().replace(".java", ""));
      METHOD.matcher(source.getValue()).results().forEach(found -> TESTS.add(found.group(1)));
    }
  }

  @Test
  void eachSystemHasOne() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("runbooks"))) {
      assertThat(SeedTable.all())
          .extracting(SeedTable::system)
          .containsExactlyInAnyOrderElementsOf(
              folders
                  .filter(folder -> Files.exists(folder.resolve("README.md")))
                  .map(folder -> folder.getFileName().toString())
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aStepOrInputThatIsNamedIsThere(SeedTable table) {
    for (Row row : table.rows()) {
      REFERENCE.matcher(row.place()).results().forEach(found -> isThere(table, row, found));
    }
  }

  private static void isThere(SeedTable table, Row row, MatchResult found) {
    List<String> runbooks = SeedTable.spans(found.group(1));
    assertThat(table.runbooks().keySet()).as(row.wish()).containsAll(runbooks);
    for (String runbook : runbooks) {
      Set<String> names = new TreeSet<>(table.settings(runbook));
      names.addAll(table.steps(runbook));
      assertThat(names)
          .as(row.wish())
          .containsAll(
              SeedTable.spans(found.group(2)).stream()
                  .map(name -> name.replaceFirst("=.*", ""))
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void anyOtherNameStandsInTheRunbooksOrTheApplication(SeedTable table) throws IOException {
    Set<String> words = new HashSet<>(table.runbooks().keySet());
    for (String folder : List.of("runbooks", "src/test/apps")) {
      texts(Path.of(folder, table.system()))
          .forEach((file, text) -> words.addAll(words(file + " " + text)));
    }
    for (Row row : table.rows()) {
      assertThat(SeedTable.spans(row.place()).stream())
          .as(row.wish())
          .allMatch(span -> !NAME.matcher(span).matches() || words.contains(span));
    }
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void eachRunbookAndEachOfItsStepsIsNamed(SeedTable table) {
    Set<String> named =
        table.rows().stream()
            .flatMap(row -> SeedTable.spans(row.place()).stream())
            .collect(Collectors.toSet());
    for (String runbook : table.runbooks().keySet()) {
      assertThat(named).as(runbook).containsAll(table.steps(runbook));
      assertThat(table.page().text()).contains(runbook);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aRowHasAProofOrSaysWhyNot(SeedTable table) {
    Set<String> names = table.shortNames();
    for (Row row : table.rows()) {
      boolean proven =
          row.proof().contains("](")
              || Stream.of(row.proof().split("\\W+"))
                  .anyMatch(word -> names.contains(word) || TESTS.contains(word));
      assertThat(proven || !row.reason().isEmpty()).as(row.wish()).isTrue();
      assertThat(proven || row.proof().isEmpty()).as(row.wish()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTestThatIsNamedIsThere(SeedTable table) {
    Stream<String> texts =
        Stream.concat(Stream.of(table.prelude()), table.rows().stream().map(Row::proof));
    List<String> named =
        texts
            .flatMap(text -> SeedTable.spans(text).stream())
            .flatMap(span -> Stream.of(span.split("#")))
            .filter(name -> name.matches("[A-Z]\\w+(Test|IT)|[a-z]+[A-Z]\\w+"))
            .toList();
    assertThat(named).isNotEmpty().isSubsetOf(TESTS);
  }

  private static Map<Path, String> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(yaml|md|py|sh|java)"))
          .collect(Collectors.toMap(file -> file, SeedTablesTest::text));
    }
  }

  private static String text(Path file) {
    return Page.read(file).text();
  }

  static List<SeedTable> tables() {
    return SeedTable.all();
  }
}
