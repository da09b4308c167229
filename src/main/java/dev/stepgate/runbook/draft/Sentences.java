package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;

/** Prose that tells what to do. */
final class Sentences {
  private Sentences() {}

  /** Every sentence with something to type, or something that a person has to do. */
  static List<Unit> units(Block.Prose prose) {
    List<Unit> units = new ArrayList<>();
    for (String sentence : split(prose.text())) {
      boolean command = !Commands.typed(sentence).isEmpty();
      if (command || Hands.isImperative(sentence)) {
        units.add(
            new Unit(
                prose.line(),
                Titles.of(sentence),
                null,
                List.of(new Block.Prose(prose.line(), sentence))));
      } else if (!units.isEmpty()) {
        Unit last = units.remove(units.size() - 1);
        List<Block> blocks = new ArrayList<>(last.blocks());
        blocks.add(new Block.Prose(prose.line(), sentence));
        units.add(new Unit(last.line(), last.title(), last.number(), blocks));
      }
    }
    return units;
  }

  /** Full stops inside of code end nothing. */
  static List<String> split(String text) {
    List<String> sentences = new ArrayList<>();
    boolean code = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      code = c == '`' ? !code : code;
      boolean end =
          (c == '.' || c == '!') && !code && i + 1 < text.length() && text.charAt(i + 1) == ' ';
      if (end && !text.substring(0, i).matches("(?s).*\\b(?:e\\.g|i\\.e|etc|vs|approx|no|nr)")) {
        sentences.add(text.substring(start, i + 1).strip());
        start = i + 1;
      }
    }
    sentences.add(text.substring(start).strip());
    sentences.removeIf(String::isEmpty);
    return sentences;
  }
}
