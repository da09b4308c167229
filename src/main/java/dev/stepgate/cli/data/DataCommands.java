package dev.stepgate.cli.data;

import dev.stepgate.cli.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** {@code stepgate data} and what stands behind it. */
public final class DataCommands {
  private DataCommands() {}

  /** What stands in a list of commands. */
  public static Object headline() {
    return new DataCommand();
  }

  public static CommandLine of(Session session) {
    CommandLine data = new CommandLine(new DataCommand());
    List.of(
            new ExportCommand(session),
            new ImportCommand(session),
            new CompareCommand(session),
            new ConvertCommand(session),
            new MaskingCommand(session),
            new ScanCommand(session))
        .forEach(data::addSubcommand);
    tellExitCodes(data);
    data.getSubcommands().values().forEach(DataCommands::tellExitCodes);
    return data;
  }

  private static void tellExitCodes(CommandLine command) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "done");
    codes.put("1", "failed, stopped, different, or something leaks");
    codes.put("2", "the command line is invalid; nothing was done");
    codes.put("3", "a confirmation is missing; nothing was done");
    codes.put("4", "refused: it may be production; nothing was done");
    codes.put("70", "a bug in Stepgate");
    command.getCommandSpec().usageMessage().exitCodeList(codes);
  }
}
