package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What stands on the terminal above the first question of a manual step. */
final class QuestionText {
  private QuestionText() {}

  static List<AttributedString> lines(Prompt prompt, int width) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(Ink.PLAIN.on(""));
    add(
        lines,
        Ink.ATTENTION,
        "step " + prompt.stepId() + " needs you: " + prompt.title(),
        0,
        width);
    Printable.lines(prompt.message()).forEach(line -> add(lines, Ink.PLAIN, line, 2, width));
    lines.add(Ink.PLAIN.on(""));
    PromptText.terms(prompt).forEach(line -> add(lines, Ink.ATTENTION, line, 2, width));
    add(lines, Ink.DIM, "The step passes only if its check then holds.", 2, width);
    String elsewhere = "stepgate confirm " + prompt.runId();
    add(lines, Ink.DIM, "From another terminal: " + elsewhere, 2, width);
    add(lines, Ink.DIM, "Ctrl-C leaves it waiting.", 2, width);
    return lines;
  }

  private static void add(
      List<AttributedString> lines, Ink ink, String text, int indent, int width) {
    for (String line : Columns.wrap(Printable.line(text), width - indent)) {
      lines.add(ink.on(" ".repeat(indent) + line));
    }
  }
}
