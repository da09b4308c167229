package dev.stepgate.runbook.draft;

import java.util.List;

/** Counts what there is to type. */
final class Commands {
  private Commands() {}

  static int in(List<Block> blocks) {
    return blocks.stream().mapToInt(Commands::in).sum();
  }

  private static int in(Block block) {
    if (block instanceof Block.Code code) {
      return Language.isTyped(code) ? 1 : 0;
    }
    if (block instanceof Block.Prose prose) {
      return (int) Words.code(prose.text()).stream().filter(Language::isCommand).count();
    }
    return block instanceof Block.Listing list ? list.items().stream().mapToInt(item -> in(item.blocks())).sum() : 0;
  }
}
