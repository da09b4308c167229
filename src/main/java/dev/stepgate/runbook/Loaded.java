package dev.stepgate.runbook;

import dev.stepgate.support.ExitCode;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file: a runbook, or everything that is wrong with it.
 *
 * @param bytes the exact bytes that were read
 * @param places where the parts of the runbook stand
 */
public record Loaded(
    Path file, byte[] bytes, @Nullable Runbook runbook, List<Problem> problems, Places places) {

  /** The runbook, or one error that shows every problem. */
  public Runbook orThrow() {
    if (runbook == null) {
      String all = render("error", problems).substring("error: ".length());
      throw new UserError(ExitCode.INVALID, all, "");
    }
    return runbook;
  }

  /**
   * Every problem with its line and a caret, and how many there are.
   *
   * @param label what each begins with: {@code error}, or {@code advice}
   */
  public String render(String label, List<Problem> problems) {
    return new ProblemPrinter(file, bytes).print(label, problems);
  }
}
