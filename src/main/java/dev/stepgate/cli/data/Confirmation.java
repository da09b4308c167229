package dev.stepgate.cli.data;

import dev.stepgate.cli.Questions;
import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database's own name, said by whoever may overwrite it.
 *
 * @param given on the command line, or null
 */
record Confirmation(Foreseen foreseen, @Nullable String given) {

  /** Goes on only if the name was said. */
  void want(Questions questions) {
    String wanted = foreseen.plan().target().identity().database();
    Optional<String> said =
        given == null
            ? questions.line("To go on, type the name of the database, " + wanted + ": ")
            : Optional.of(given);
    if (!said.equals(Optional.of(wanted))) {
      throw new UserError(
          ExitCode.WAITING,
          said.map(name -> "'" + name + "' is not the name of the database, " + wanted)
              .orElse(
                  "mode "
                      + Choice.word(foreseen.plan().mode())
                      + " wants a confirmation for "
                      + wanted),
          "Add --confirm " + wanted + " if " + foreseen.loss() + " may be lost.");
    }
  }
}
