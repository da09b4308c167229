package dev.stepgate.cli;

import dev.stepgate.support.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** {@code stepgate} itself. */
@Command(
    name = "stepgate",
    description = "Runs restore runbooks step by step and proves every step.",
    mixinStandardHelpOptions = true,
    versionProvider = StepgateCommand.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    descriptionHeading = "%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every step passed",
      "1:a step failed or was rejected: fix the cause, then stepgate resume",
      "2:the runbook or the command line is invalid; nothing ran",
      "3:waiting for a confirmation: stepgate confirm, then stepgate resume",
      "4:refused: locked, changed, guarded, tampered, log not writable",
      "5:interrupted: the outcome of one step is unknown; see stepgate show",
      "70:a bug in Stepgate"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  stepgate run runbooks/restore-jobs.yaml",
      "  stepgate show last",
      "  stepgate resume last"
    })
final class StepgateCommand {

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"stepgate " + Program.version()};
    }
  }
}
