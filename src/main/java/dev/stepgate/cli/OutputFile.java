package dev.stepgate.cli;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a text goes: to standard output, or into a file that is not there yet. */
final class OutputFile {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "A new file; standard output if not given.")
  private @Nullable Path file;

  @Option(names = "--overwrite", description = "Replace the file if it is there already.")
  private boolean overwrite;

  @Nullable Path file() {
    return file;
  }

  void write(String text, Session session) {
    if (file == null) {
      session.around().out().print(text);
      session.around().out().flush();
    } else {
      write(text, file);
    }
  }

  private void write(String text, Path into) {
    OpenOption how = overwrite ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW;
    OpenOption[] options = {how, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING};
    try {
      Files.writeString(into, text, options);
    } catch (FileAlreadyExistsException there) {
      throw unwritable(into, "it is there already", "Name a new file, or add --overwrite.", there);
    } catch (IOException failed) {
      String why = String.valueOf(failed.getMessage());
      throw unwritable(into, why, "Name a file that you may write.", failed);
    }
  }

  private static UserError unwritable(Path file, String why, String hint, IOException cause) {
    return new UserError(ExitCode.REFUSED, "cannot write '" + file + "': " + why, hint)
        .causedBy(cause);
  }
}
