package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether every command of the document stands in the draft, be it as a comment. */
final class Kept {
  private final List<Script.Part> commands = new ArrayList<>();

  Kept(List<Block> blocks) {
    blocks.forEach(this::collect);
  }

  int count() {
    return commands.size();
  }

  List<Script.Part> commands() {
    return commands;
  }

  /** Those that are missing in a draft. */
  List<Script.Part> missingIn(String yaml) {
    Set<String> lines = yaml.lines().map(Kept::bare).collect(Collectors.toSet());
    return commands.stream()
        .filter(
            part ->
                !part.text().lines().allMatch(line -> line.isBlank() || lines.contains(bare(line))))
        .toList();
  }

  private static String bare(String line) {
    return line.strip()
        .replaceFirst("^(?:# *)+", "")
        .replaceFirst("^(?:- )?(?:run|service|file): ", "")
        .replaceFirst("^[^:]{1,80}line \\d+: ", "")
        .strip();
  }

  private void collect(Block block) {
    if (block instanceof Block.Code code && Language.isTyped(code)) {
      commands.addAll(Script.of(code).commands());
    } else if (block instanceof Block.Listing list) {
      list.items().forEach(item -> item.blocks().forEach(this::collect));
    }
  }
}
