package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tables whose rows are steps. */
final class Tables {
  private static final Pattern COMMAND = Pattern.compile("(?i).*(?:command|run|execute|how).*");
  private static final Pattern TITLE =
      Pattern.compile("(?i).*(?:action|task|description|what|step|purpose).*");
  private static final Pattern EXPECTED =
      Pattern.compile("(?i).*(?:expect|result|should|output).*");
  private static final Pattern CHECK = Pattern.compile("(?i).*(?:check|verif|validat).*");
  private static final Pattern USER = Pattern.compile("(?i).*(?:run as|user|who).*");

  private Tables() {}

  static List<Unit> units(List<Block> blocks) {
    List<Unit> units = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Table table && column(table, COMMAND) >= 0 && isOfSteps(table)) {
        for (int i = 1; i < table.rows().size(); i++) {
          units.add(unit(table, i));
        }
      }
    }
    return units;
  }

  /** A list of programs and how they are used is none. */
  private static boolean isOfSteps(Block.Table table) {
    String head = table.rows().get(0).get(0).toLowerCase(java.util.Locale.ROOT);
    return table.rows().size() > 1
        && Words.plain(head).matches("#|no\\.?|nr\\.?|step.*|order|phase|action|task|when")
        && table.rows().stream()
            .skip(1)
            .anyMatch(
                row ->
                    row.stream()
                        .anyMatch(cell -> Words.code(cell).stream().anyMatch(Language::isCommand)));
  }

  private static Unit unit(Block.Table table, int row) {
    int line = table.line() + row + 1;
    List<Block> blocks = new ArrayList<>();
    add(blocks, line, "Run as", cell(table, row, USER));
    String command = cell(table, row, COMMAND);
    Words.code(command).forEach(code -> blocks.add(new Block.Code(line, "bash", code + "\n")));
    String check = cell(table, row, CHECK);
    add(blocks, line, "Check", check);
    add(blocks, line, "Expected", cell(table, row, EXPECTED));
    String title =
        column(table, TITLE) < 0
            ? table.rows().get(row).get(0)
            : cell(table, row, titleColumn(table));
    if (Words.code(command).isEmpty()) {
      blocks.add(new Block.Prose(line, command.isBlank() ? title : command));
    }
    String number =
        table.rows().get(row).get(0).matches("\\d+") ? table.rows().get(row).get(0) : null;
    return new Unit(line, Titles.of(title), number, blocks);
  }

  private static Pattern titleColumn(Block.Table table) {
    return table.rows().get(0).stream()
            .skip(1)
            .anyMatch(
                head ->
                    Pattern.compile("(?i).*(?:action|task|description|what|purpose).*")
                        .matcher(head)
                        .matches())
        ? Pattern.compile("(?i).*(?:action|task|description|what|purpose).*")
        : TITLE;
  }

  private static void add(List<Block> blocks, int line, String label, String cell) {
    if (!cell.isBlank() && !cell.matches("[-–—]+")) {
      blocks.add(new Block.Prose(line, label + ": " + cell));
    }
  }

  private static String cell(Block.Table table, int row, Pattern head) {
    int column = column(table, head);
    List<String> cells = table.rows().get(row);
    return column < 0 || column >= cells.size() ? "" : cells.get(column);
  }

  private static int column(Block.Table table, Pattern head) {
    List<String> heads = table.rows().get(0);
    for (int i = 0; i < heads.size(); i++) {
      if (head.matcher(Words.plain(heads.get(i))).matches()) {
        return i;
      }
    }
    return -1;
  }
}
