package dev.stepgate.cli;

import dev.stepgate.run.Prompt;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What stands on the terminal above the first question of a manual step. */
final class QuestionText {
  private QuestionText() {}

  /** On the run's own terminal. */
  static List<AttributedString> lines(Prompt prompt, int width) {
    List<AttributedString> lines = question(prompt, width);
    String elsewhere = "From another terminal: stepgate confirm " + prompt.runId();
    add(lines, Ink.DIM, elsewhere, 2, width);
    add(lines, Ink.DIM, "Ctrl-C leaves it waiting.", 2, width);
    return lines;
  }

  /** Where the command to confirm has been typed. */
  static List<AttributedString> atCommand(Prompt prompt, int width) {
    List<AttributedString> lines = question(prompt, width);
    add(lines, Ink.DIM, "Ctrl-C records nothing.", 2, width);
    return lines;
  }

  private static List<AttributedString> question(Prompt prompt, int width) {
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
    PromptText.checks(prompt).forEach(line -> add(lines, Ink.DIM, line, 2, width));
    return lines;
  }

  private static void add(
      List<AttributedString> lines, Ink ink, String text, int indent, int width) {
    for (String line : Columns.wrapWords(Printable.line(text), width - indent)) {
      lines.add(ink.on(" ".repeat(indent) + line));
    }
  }
}
