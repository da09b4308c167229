package dev.stepgate.runbook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Shows problems as compilers do: the fact, the place, the line with a caret, the hint. */
final class ProblemPrinter {
  private static final int MOST = 50;
  private static final int BEFORE = 60;
  private static final int WIDTH = 100;

  private final String file;
  private final List<String> lines;

  ProblemPrinter(Path file, byte[] bytes) {
    this.file = Shown.safe(file.toString());
    String text = new String(bytes, StandardCharsets.UTF_8);
    this.lines =
        List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n", -1));
  }

  String print(String label, List<Problem> problems) {
    return problems.stream()
        .limit(MOST)
        .map(problem -> one(label, problem))
        .collect(Collectors.joining("\n\n", "", "\n\n" + count(problems.size())));
  }

  private String one(String label, Problem problem) {
    return label
        + ": "
        + Shown.safe(problem.message())
        + "\n  --> "
        + file
        + ":"
        + problem.place()
        + snippet(problem.place())
        + (problem.hint().isEmpty() ? "" : "\nhint: " + Shown.safe(problem.hint()));
  }

  private String count(int count) {
    String all = count + (count == 1 ? " problem in " : " problems in ") + file;
    return count > MOST ? all + ", the first " + MOST + " of them shown" : all;
  }

  private String snippet(Place place) {
    if (place.line() > lines.size() || lines.get(place.line() - 1).isBlank()) {
      return "";
    }
    int[] points = lines.get(place.line() - 1).codePoints().toArray();
    int start = points.length <= WIDTH ? 0 : Math.max(0, place.column() - 1 - BEFORE);
    int end = Math.min(points.length, start + WIDTH);
    String before = Shown.safe(slice(points, start, Math.min(end, place.column() - 1)));
    String after = Shown.safe(slice(points, Math.min(end, place.column() - 1), end));
    String number = String.valueOf(place.line());
    String margin = "\n" + " ".repeat(number.length()) + " |";
    return margin
        + ("\n" + number + " | " + before + after).stripTrailing()
        + margin
        + " "
        + " ".repeat(before.codePointCount(0, before.length()))
        + "^";
  }

  private static String slice(int[] points, int from, int to) {
    return from >= to ? "" : new String(points, from, to - from);
  }
}
