package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes paragraphs apart where people write several things below each other. */
final class Paragraphs {
  private static final int LONGEST_HEADING = 120;

  /** Nobody writes a sentence of this length, and looking at it would only take time. */
  private static final int LONGEST = 3_000;

  private static final Pattern STEP =
      Pattern.compile("(?i)[*_]{0,2}(?:step|phase|stage)\\s+#?\\d+[a-z]?(?:\\.\\d+)?\\b.*");
  private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9 /&'(),-]{5,70}");
  private static final Pattern BOLD = Pattern.compile("\\*\\*[^*:]{3,90}\\*\\*");
  private static final Pattern PROMPT =
      Pattern.compile("(?:\\$|PS[^>]{0,40}>|\\w+@[\\w.-]+[:~/\\w]*[$#]) \\S.*");

  private Paragraphs() {}

  static List<Block> split(int line, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      add(line + i, lines.get(i), i > 0 && endsHard(lines.get(i - 1)), lines.size() == 1, blocks);
    }
    return blocks;
  }

  private static void add(int line, String raw, boolean begins, boolean alone, List<Block> blocks) {
    Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
    boolean bare = Language.isBareCommand(cut(raw.strip()));
    String text = bare && last == null ? "`" + cut(raw.strip()) + "`" : cut(raw.strip());
    if (PROMPT.matcher(text).matches() || bare && last != null) {
      boolean more = last instanceof Block.Code;
      Block.Code before = more ? (Block.Code) last : new Block.Code(line, "console", "");
      replace(blocks, more, new Block.Code(before.line(), "console", before.text() + text + "\n"));
    } else if (isHeading(text, alone)) {
      blocks.add(new Block.Heading(line, 7, Words.plain(text)));
    } else if (last instanceof Block.Prose prose
        && !begins
        && prose.text().length() < LONGEST
        && Label.of(text).isEmpty()) {
      replace(blocks, true, new Block.Prose(prose.line(), prose.text() + " " + text));
    } else {
      blocks.add(new Block.Prose(line, text));
    }
  }

  private static void replace(List<Block> blocks, boolean last, Block block) {
    if (last) {
      blocks.remove(blocks.size() - 1);
    }
    blocks.add(block);
  }

  static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static boolean isHeading(String text, boolean alone) {
    if (text.length() > LONGEST_HEADING) {
      return false;
    }
    boolean named = STEP.matcher(text).matches() && !text.endsWith(".") && !isReference(text);
    boolean bold = alone && BOLD.matcher(text).matches() && Label.of(text).isEmpty();
    return named || bold || alone && CAPITALS.matcher(text).matches() && Label.of(text).isEmpty();
  }

  /** Such as: Step 3 must have passed. */
  private static boolean isReference(String text) {
    return text.matches(
        "(?i)\\W*(?:step|phase|stage)\\s+#?\\d+\\w*\\s+(?:must|has|is|will|and|was|to)\\b.*");
  }

  private static boolean endsHard(String line) {
    return line.endsWith("  ") || line.endsWith("\\");
  }
}
