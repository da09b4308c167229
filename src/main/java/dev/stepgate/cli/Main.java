package dev.stepgate.cli;

import dev.stepgate.run.RunService;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: finds the command, runs it, and turns whatever comes into an exit code. */
public final class Main {
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
      return execute(commandLine(session), args);
    } catch (ParameterException e) {
      return report(BadCommandLine.from(e));
    } catch (UserError e) {
      return report(e);
    } catch (Throwable e) {
      return report(new BugReport(session).write(e));
    }
  }

  static CommandLine commandLine(Session session) {
    CommandLine line = new CommandLine(new StepgateCommand());
    line.addSubcommand(new RunCommand(session));
    line.addSubcommand(new ResumeCommand(session));
    line.addSubcommand(new ConfirmCommand(session));
    line.addSubcommand(new RejectCommand(session));
    line.addSubcommand(new AbortCommand(session));
    line.addSubcommand(new RunsCommand(session));
    line.addSubcommand(new ShowCommand(session));
    line.addSubcommand(new LogCommand(session));
    line.addSubcommand(new PlanCommand(session));
    line.addSubcommand(new LintCommand(session));
    line.addSubcommand(new SchemaCommand(session));
    line.addSubcommand(audit(session));
    line.addSubcommand(new CompletionCommand(session));
    line.setExpandAtFiles(false);
    line.setAllowSubcommandsAsOptionParameters(true);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    return line;
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
