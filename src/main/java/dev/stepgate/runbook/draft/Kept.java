package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import dev.stepgate.runbook.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether every command of the document stands in the draft, be it as a comment. */
final class Kept {
  private final List<Script.Part> commands = new ArrayList<>();

  Kept(List<Block> blocks) {
    blocks.forEach(this::collect);
  }

  /** How many commands stand in sentences of steps, and in no block. */
  int inSentences(List<Plan> plans) {
    Set<String> blocks = new HashSet<>();
    commands.forEach(part -> blocks.add(part.text()));
    Set<String> others = new HashSet<>();
    for (Plan plan : plans) {
      plan.action.stream()
          .filter(code -> code.language().equals(Language.INLINE))
          .forEach(code -> others.add(code.line() + code.text()));
      plan.proofs.stream()
          .filter(proof -> !blocks.contains(proof.command()) && !proof.command().contains("\n"))
          .forEach(proof -> others.add(proof.line() + proof.command()));
    }
    return others.size();
  }

  int count() {
    return commands.size();
  }

  List<Script.Part> commands() {
    return commands;
  }

  /** Those that are missing in a draft. */
  List<Script.Part> missingIn(String yaml) {
    Set<String> lines = new HashSet<>();
    yaml.lines()
        .filter(line -> line.strip().startsWith("#"))
        .forEach(line -> lines.add(line.strip().replaceFirst("^# *", "")));
    texts(YamlReader.read(yaml), lines);
    return commands.stream()
        .filter(
            part ->
                !part.text()
                    .lines()
                    .allMatch(line -> line.isBlank() || lines.contains(line.strip())))
        .toList();
  }

  private static void texts(Yaml yaml, Set<String> into) {
    if (yaml instanceof Yaml.Keys keys) {
      keys.entries().forEach(entry -> texts(entry.value(), into));
    } else if (yaml instanceof Yaml.Items items) {
      items.items().forEach(item -> texts(item, into));
    } else {
      ((Yaml.Words) yaml).text().lines().forEach(line -> into.add(line.strip()));
    }
  }

  private void collect(Block block) {
    if (block instanceof Block.Code code && Language.isTyped(code)) {
      commands.addAll(Script.of(code).commands());
    } else if (block instanceof Block.Listing list) {
      list.items().forEach(item -> item.blocks().forEach(this::collect));
    }
  }
}
