package dev.stepgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgate.support.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CommandLinePageTest {
  private static final Set<String> EVERYWHERE = Set.of("--help", "--version");
  private final String page = Files.readString(Path.of("docs/command-line.md"));
  private final CommandLine root = Main.commandLine(new Session(new Typed().around(), () -> null));

  CommandLinePageTest() throws IOException {}

  @Test
  void hasASectionWithAnExampleForEveryCommand() {
    for (CommandLine command : commands()) {
      String name = command.getCommandSpec().qualifiedName();
      assertThat(section(name)).as(name).containsPattern("```\n(source <\\()?" + name + " ?");
    }
  }

  @Test
  void namesEveryOptionOfEveryCommand() {
    for (CommandLine command : commands()) {
      String section = section(command.getCommandSpec().qualifiedName());
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (!EVERYWHERE.contains(option.longestName())) {
          assertThat(section).contains("`" + named(option) + "`");
        }
      }
    }
    assertThat(page).contains(EVERYWHERE.stream().map(option -> "`" + option + "`").toList());
  }

  @Test
  void hasNoSectionForACommandThatThereIsNot() {
    assertThat(page.lines().filter(line -> line.startsWith("## `")))
        .containsExactlyInAnyOrderElementsOf(
            commands().stream()
                .map(command -> "## `" + command.getCommandSpec().qualifiedName() + "`")
                .toList());
  }

  @Test
  void givesOnlyExamplesThatParse() {
    List<String> examples = page.lines().filter(line -> line.startsWith("stepgate ")).toList();
    assertThat(examples).hasSizeGreaterThan(20);
    examples.stream().map(CommandLinePageTest::words).forEach(root::parseArgs);
  }

  @Test
  void hasTheSameExitCodesAsTheProgram() {
    for (ExitCode exit : ExitCode.values()) {
      assertThat(page).contains("\n| " + exit.code() + " | ");
      assertThat(root.getCommandSpec().usageMessage().exitCodeList())
          .containsKey(String.valueOf(exit.code()));
    }
  }

  private List<CommandLine> commands() {
    List<CommandLine> commands = new ArrayList<>();
    for (CommandLine command : root.getSubcommands().values()) {
      if (command.getSubcommands().isEmpty()) {
        commands.add(command);
      }
      commands.addAll(command.getSubcommands().values());
    }
    return commands;
  }

  private String section(String name) {
    int start = page.indexOf("## `" + name + "`\n");
    assertThat(start).as("the section of " + name).isNotNegative();
    return page.substring(start, page.indexOf("\n## ", start));
  }

  private static String named(OptionSpec option) {
    return option.arity().max() == 0
        ? option.longestName()
        : option.longestName() + " " + option.paramLabel();
  }

  /** As a shell would split it, up to a pipe or a redirection. */
  private static String[] words(String line) {
    String command = line.replaceFirst(" [|>].*", "").substring("stepgate ".length());
    return Stream.of(command.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
        .map(word -> word.replace("\"", ""))
        .toArray(String[]::new);
  }
}
