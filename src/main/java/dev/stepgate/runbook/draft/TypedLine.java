package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;

/** One command, in a block or in a sentence, and where it stands. */
record TypedLine(int line, String text) {

  static List<TypedLine> in(List<Block> blocks) {
    List<TypedLine> lines = new ArrayList<>();
    blocks.forEach(block -> collect(block, lines));
    return lines;
  }

  private static void collect(Block block, List<TypedLine> into) {
    if (block instanceof Block.Code code && Language.isTyped(code)) {
      Script.of(code).commands().forEach(part -> into.add(new TypedLine(part.line(), part.text())));
    } else if (block instanceof Block.Prose prose) {
      Words.code(prose.text()).stream()
          .filter(Language::isCommand)
          .forEach(text -> into.add(new TypedLine(prose.line(), text)));
    } else if (block instanceof Block.Listing list) {
      list.items().forEach(item -> item.blocks().forEach(inner -> collect(inner, into)));
    }
  }
}
