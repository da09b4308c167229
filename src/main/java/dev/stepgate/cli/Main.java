package dev.stepgate.cli;

import dev.stepgate.cli.data.DataCommands;
import dev.stepgate.run.BugReport;
import dev.stepgate.run.RunService;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: finds the command, runs it, and turns whatever comes into an exit code. */
public final class Main {
  private static final Map<String, Function<Session, Object>> COMMANDS = commands();
  private final Surroundings around;
  private final Supplier<RunService> service;

  /**
   * @param service called only by commands that work with runs
   */
  public Main(Surroundings around, Supplier<RunService> service) {
    this.around = around;
    this.service = service;
  }

  /** The process's exit code; the only place where errors are shown. */
  public int run(String... args) {
    Session session = new Session(around, service);
    try {
      return execute(commandLine(session, args), args);
    } catch (ParameterException e) {
      return report(BadCommandLine.from(e));
    } catch (UserError e) {
      return report(e);
    } catch (Throwable e) {
      return report(OutOfMemory.in(e).orElseGet(() -> bug(session).write(e)));
    }
  }

  private BugReport bug(Session session) {
    return new BugReport(
        session.runFolder().orElse(around.home().resolve(".stepgate")), around.clock());
  }

  static CommandLine commandLine(Session session) {
    return commandLine(session, COMMANDS.keySet());
  }

  /** Reading how a command is typed takes time, so only the one that was typed is read. */
  private static CommandLine commandLine(Session session, String[] args) {
    if (args.length > 0 && args[0].equals("completion")) {
      // The script that completes commands is made of all of them.
      return commandLine(session);
    }
    return args.length > 0 && COMMANDS.containsKey(args[0])
        ? commandLine(session, Set.of(args[0]))
        : commandLine(COMMANDS.keySet(), Main::headline, session);
  }

  private static CommandLine commandLine(Session session, Set<String> names) {
    return commandLine(names, COMMANDS::get, session);
  }

  /** To be named in a list, a command need not know what stands behind it. */
  private static Function<Session, Object> headline(String name) {
    return name.equals("data")
        ? session -> DataCommands.headline()
        : Objects.requireNonNull(COMMANDS.get(name));
  }

  private static CommandLine commandLine(
      Set<String> names, Function<String, Function<Session, Object>> commands, Session session) {
    CommandLine line = new CommandLine(new StepgateCommand());
    names.forEach(name -> line.addSubcommand(commands.apply(name).apply(session)));
    line.setExpandAtFiles(false);
    line.setAllowSubcommandsAsOptionParameters(true);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    return line;
  }

  private static Map<String, Function<Session, Object>> commands() {
    Map<String, Function<Session, Object>> commands = new LinkedHashMap<>();
    commands.put("run", RunCommand::new);
    commands.put("resume", ResumeCommand::new);
    commands.put("confirm", ConfirmCommand::new);
    commands.put("reject", RejectCommand::new);
    commands.put("abort", AbortCommand::new);
    commands.put("runs", RunsCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("log", LogCommand::new);
    commands.put("plan", PlanCommand::new);
    commands.put("lint", LintCommand::new);
    commands.put("schema", SchemaCommand::new);
    commands.put("draft", DraftCommand::new);
    commands.put("render", RenderCommand::new);
    commands.put("audit", Main::audit);
    commands.put("data", session -> DataCommands.of(session));
    commands.put("serve", ServeCommand::new);
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  private static CommandLine audit(Session session) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditVerifyCommand(session))
        .addSubcommand(new AuditReportCommand(session))
        .addSubcommand(new AuditBundleCommand(session));
  }

  @SuppressWarnings("unchecked")
  private int execute(CommandLine line, String[] args) throws Exception {
    line.setOut(new PrintWriter(around.out(), true));
    ParseResult parsed = line.parseArgs(args);
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    CommandLine chosen = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
    if (chosen.getCommand() instanceof Callable<?> command) {
      return ((Callable<Integer>) command).call();
    }
    chosen.usage(around.err());
    return ExitCode.INVALID.code();
  }

  private int report(UserError error) {
    Printable.lines(error.render()).forEach(around.err()::println);
    return error.exit().code();
  }
}
