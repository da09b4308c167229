package dev.stepgate.data.mask;

import dev.stepgate.data.DataError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with a ledger, so that all of it is said at once. */
final class LedgerProblems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  private record Problem(int line, String fact) {}

  LedgerProblems(Path file) {
    this.file = String.valueOf(file.getFileName());
  }

  /**
   * @param line counted from one; 0 if it is not about a line
   */
  void add(int line, String fact) {
    found.add(new Problem(line, fact));
  }

  void throwIfAny() throws DataError {
    if (!found.isEmpty()) {
      throw new DataError(message());
    }
  }

  private String message() {
    List<String> lines =
        found.stream().sorted(Comparator.comparingInt(Problem::line)).map(this::shown).toList();
    return lines.size() == 1
        ? lines.get(0)
        : lines.stream()
            .collect(
                Collectors.joining("\n  ", lines.size() + " problems in " + file + "\n  ", ""));
  }

  private String shown(Problem problem) {
    return file + ":" + (problem.line == 0 ? "" : problem.line + ":") + " " + problem.fact;
  }
}
