package dev.stepgate.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemPrinterTest {
  @Test
  void cutsLongLinesAroundThePlace() {
    String line = "a".repeat(200) + "X" + "b".repeat(200);

    assertThat(print(line, new Problem("r", new Place(1, 201), "no", "")))
        .isEqualTo(
            "error: no\n  --> f:1:201\n  |\n1 | "
                + "a".repeat(60)
                + "X"
                + "b".repeat(39)
                + "\n  | "
                + " ".repeat(60)
                + "^\n\n1 problem in f");
  }

  @Test
  void leavesOutLinesThatShowNothing() {
    assertThat(print("a\n\n", new Problem("r", new Place(2, 1), "no", "Yes.")))
        .isEqualTo("error: no\n  --> f:2:1\nhint: Yes.\n\n1 problem in f");
    assertThat(print("a", new Problem("r", new Place(9, 1), "no", "Yes.")))
        .isEqualTo("error: no\n  --> f:9:1\nhint: Yes.\n\n1 problem in f");
  }

  @Test
  void keepsTabsInPlace() {
    assertThat(print("a:\tb", new Problem("r", new Place(1, 4), "no", "")))
        .isEqualTo("error: no\n  --> f:1:4\n  |\n1 | a: b\n  |    ^\n\n1 problem in f");
  }

  @Test
  void showsNothingThatCanMoveTheCursorOrTurnTheDirection() {
    assertThat(
            print("\u001b[2Jx", new Problem("r", new Place(1, 1), "a\nb\u202ec\u0000", "\u200b")))
        .isEqualTo(
            "error: a\\nb\\u202ec\\u0000\n  --> f:1:1\n  |\n1 | \\u001b[2Jx\n  | ^\nhint: \\u200b\n\n1 problem in f");
  }

  @Test
  void showsTheFirstFiftyAndCountsAll() {
    List<Problem> many = Collections.nCopies(60, new Problem("r", new Place(1, 1), "no", ""));

    String printed = new ProblemPrinter(Path.of("f"), "a".getBytes(UTF_8)).print("error", many);

    assertThat(printed).endsWith("60 problems in f, the first 50 of them shown");
    assertThat(printed.split("error: no", -1)).hasSize(51);
  }

  private static String print(String source, Problem problem) {
    return new ProblemPrinter(Path.of("f"), source.getBytes(UTF_8))
        .print("error", List.of(problem));
  }
}
