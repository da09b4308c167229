package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.docs.Page;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DocumentedCommandsTest {
  private static final Set<String> SHELLS = Set.of("", "bash", "console");

  /** A command line in a page. */
  private record Typing(String place, String line) {}

  @Test
  void parse() {
    List<Typing> all = all();
    assertThat(all).hasSizeGreaterThan(40);
    assertThat(all).allSatisfy(typing -> root().parseArgs(words(typing.line())));
  }

  private static List<Typing> all() {
    return Page.blocks().stream()
        .filter(block -> SHELLS.contains(block.info()))
        .flatMap(
            block ->
                block
                    .text()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.matches("(\\$ )?(scripts/)?stepgate .*"))
                    .map(line -> new Typing(block.place(), line)))
        .toList();
  }

  private static CommandLine root() {
    return Main.commandLine(new Session(new Typed().around(), () -> null));
  }

  /** As a shell would split it, up to a comment, a pipe or a redirection. */
  private static String[] words(String line) {
    String command =
        line.replaceFirst("^(\\$ )?(scripts/)?stepgate ", "").replaceFirst("\\s+[|>#].*", "");
    return Stream.of(command.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
        .map(word -> word.replace("\"", ""))
        .toArray(String[]::new);
  }
}
