package dev.stepgate.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages say that can be looked up elsewhere. */
class FactsTest {
  private static final Pattern SETTING = Pattern.compile("\\bSTEPGATE_[A-Z_]*[A-Z]\\b");

  /** One marks processes, the other is for tests. */
  private static final Set<String> NOT_FOR_PEOPLE = Set.of("STEPGATE_TAG", "STEPGATE_CRASH_AT");

  @Test
  void readmeIsShortAndNamesTheTwoCommands() {
    String readme = Page.read(Path.of("README.md")).text();

    assertThat(readme.lines().count()).isLessThan(200);
    assertThat(readme)
        .contains("scripts/stepgate run runbooks/quickstart.yaml", "\nscripts/test\n");
    assertThat(Path.of("scripts/stepgate")).isExecutable();
    assertThat(Path.of("scripts/test")).isExecutable();
  }

  @Test
  void operationsNamesEverySettingThatTheProgramReads() throws IOException {
    Set<String> read = new TreeSet<>(settings(Files.readString(Path.of("scripts/stepgate"))));
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        read.addAll(settings(Files.readString(source)));
      }
    }
    read.removeAll(NOT_FOR_PEOPLE);

    assertThat(settings(Page.read(Path.of("docs/operations.md")).text()))
        .containsExactlyElementsOf(read);
  }

  @Test
  void tablesOfExitCodesAreComplete() {
    for (String page : Set.of("docs/operations.md", "docs/command-line.md")) {
      String text = Page.read(Path.of(page)).text();
      for (ExitCode exit : ExitCode.values()) {
        assertThat(text).contains("\n| " + exit.code() + " | ");
      }
    }
  }

  private static TreeSet<String> settings(String text) {
    TreeSet<String> names = new TreeSet<>();
    SETTING.matcher(text).results().forEach(found -> names.add(found.group()));
    return names;
  }
}
