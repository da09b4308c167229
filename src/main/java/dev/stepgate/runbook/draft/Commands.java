package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.regex.Pattern;

/** Counts what there is to type. */
final class Commands {
  private static final Pattern RUN =
      Pattern.compile(
          "(?i)\\b(?:run|runs|execute|invoke|start|call|launch|type|enter|use|using|with)\\b");

  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)\\b(?:run|execute|with|using|type|enter|invoke|via|call)\\s+(?:the command\\s+)?$");

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
    return Words.code(sentence).stream().filter(code -> isTyped(code, sentence, told)).toList();
  }

  private static boolean isTyped(String code, String sentence, boolean told) {
    if (Language.isCommand(code)) {
      return told || code.contains(" ");
    }
    boolean several = code.matches("[a-z][\\w.-]*(?: [\\w./:=@-]+){1,8}");
    return several && (isAll(code, sentence) || TOLD.matcher(before(code, sentence)).find());
  }

  /** An item of a list that is nothing but code is there to be typed. */
  private static boolean isAll(String code, String sentence) {
    return sentence.strip().replaceFirst("[.;:]$", "").equals("`" + code + "`");
  }

  private static String before(String code, String sentence) {
    int at = sentence.indexOf("`" + code + "`");
    return at < 0 ? "" : sentence.substring(Math.max(0, at - 30), at);
  }
}
