package dev.stepgate.cli;

import dev.stepgate.support.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = "Prints a script that completes commands and options when Tab is pressed.",
    footer = {
      "  source <(stepgate completion bash)",
      "  source <(stepgate completion zsh)",
      "  stepgate completion bash > ~/.local/share/bash-completion/completions/stepgate"
    })
final class CompletionCommand implements Callable<Integer> {
  /** Runs are known by their folders, so that Tab never starts a Java. */
  private static final String RUNS =
      """
      function _complete_stepgate_runs() {
        _complete_stepgate
        local word="${COMP_WORDS[COMP_CWORD]}"
        local command=" ${COMP_WORDS[*]:1:COMP_CWORD-1} "
        case "$command" in
          " resume "|" confirm "|" reject "|" abort "|" show "|" log "|" audit verify "|" audit report "|" audit bundle ")
            if [[ "$word" != -* ]]; then
              COMPREPLY=( $(compgen -W "last $(ls "${STEPGATE_HOME:-.}/logs" 2>/dev/null)" -- "$word") )
            fi;;
        esac
      }
      complete -F _complete_stepgate_runs -o default stepgate stepgate.sh stepgate.bash
      """;

  private final Session session;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private @Nullable Shell shell;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The shells there are scripts for; zsh reads the one for bash through bashcompinit. */
  enum Shell {
    bash,
    zsh
  }

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.around().out().println(AutoComplete.bash("stepgate", spec.root().commandLine()));
    session.around().out().print(RUNS);
    return ExitCode.PASSED.code();
  }
}
