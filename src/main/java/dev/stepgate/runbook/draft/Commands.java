package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.regex.Pattern;

/** Counts what there is to type. */
final class Commands {
  private static final Pattern RUN =
      Pattern.compile(
          "(?i)\\b(?:run|runs|execute|invoke|start|call|launch|type|enter|use|using|with)\\b");

  private Commands() {}

  static int in(List<Block> blocks) {
    return blocks.stream().mapToInt(Commands::in).sum();
  }

  private static int in(Block block) {
    if (block instanceof Block.Code code) {
      return Language.isTyped(code) ? 1 : 0;
    }
    if (block instanceof Block.Prose prose) {
      return typed(prose.text()).size();
    }
    return block instanceof Block.Listing list
        ? list.items().stream().mapToInt(item -> in(item.blocks())).sum()
        : 0;
  }

  /** The pieces of code in a sentence that somebody is told to type. */
  static List<String> typed(String sentence) {
    boolean told = RUN.matcher(Words.plain(sentence)).find();
    return Words.code(sentence).stream()
        .filter(Language::isCommand)
        .filter(code -> told || code.contains(" "))
        .toList();
  }
}
