package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sections whose blocks of commands are the steps. */
final class CodeUnits {
  private static final Pattern NUMBERED =
      Pattern.compile("^#+\\s*(?:Step\\s+)?(\\d{1,2})[.):]\\s+(\\S.*)$");
  private static final Pattern ASSIGNED =
      Pattern.compile("(?m)^\\s*(?:export\\s+)?([A-Za-z_]\\w*)=");

  private CodeUnits() {}

  static List<Unit> of(Section section, String title) {
    List<Unit> units = new ArrayList<>();
    List<Block> before = new ArrayList<>();
    Label.Role role = Label.Role.NONE;
    for (Block block : section.own()) {
      boolean first = role == Label.Role.ALTERNATIVE && units.isEmpty();
      boolean acts =
          block instanceof Block.Code code && Language.isTyped(code) && (isAction(role) || first);
      if (acts && (units.isEmpty() || hasIntroduction(before))) {
        units.addAll(split((Block.Code) block, before, titleFor(title, before, units), section));
        before = new ArrayList<>();
      } else {
        before.add(block);
      }
      role = role(block);
      if (!units.isEmpty() && belongsBehind(block, role)) {
        append(units, before);
        before = new ArrayList<>();
      }
    }
    if (!units.isEmpty()) {
      append(units, before);
    }
    return units;
  }

  private static boolean belongsBehind(Block block, Label.Role role) {
    boolean introduces =
        block instanceof Block.Prose prose
            && (prose.text().strip().replace("*", "").endsWith(":") && isAction(role));
    return !introduces && !(block instanceof Block.Prose && isAction(role));
  }

  private static void append(List<Unit> units, List<Block> more) {
    if (!more.isEmpty()) {
      Unit last = units.remove(units.size() - 1);
      List<Block> blocks = new ArrayList<>(last.blocks());
      blocks.addAll(more);
      units.add(new Unit(last.line(), last.title(), last.number(), blocks));
    }
  }

  private static Label.Role role(Block block) {
    if (!(block instanceof Block.Prose prose)) {
      return Label.Role.NONE;
    }
    return Roles.of(prose.text());
  }

  private static boolean isAction(Label.Role role) {
    return switch (role) {
      case CHECK, EXPECTED, EXAMPLE, BROKEN, FAILURE, ROLLBACK, ALTERNATIVE -> false;
      default -> true;
    };
  }

  /** Something is said between two blocks: the second is a step of its own. */
  private static boolean hasIntroduction(List<Block> before) {
    return before.stream().anyMatch(block -> block instanceof Block.Prose);
  }

  private static String titleFor(String title, List<Block> before, List<Unit> units) {
    String last = "";
    for (Block block : before) {
      last = block instanceof Block.Prose prose ? prose.text() : last;
    }
    boolean introduces = last.replace("*", "").strip().endsWith(":");
    if (last.isEmpty() || units.isEmpty() && !introduces) {
      return title;
    }
    String own = Titles.of(last.replaceFirst("(?s)^.*[.]\\s+(?=\\S)", ""));
    return own.isBlank() ? title : title.isEmpty() ? own : Words.shortened(title + ": " + own, 90);
  }

  /** Comments that count take a block apart, unless one part needs what another has set. */
  private static List<Unit> split(
      Block.Code code, List<Block> before, String title, Section section) {
    List<Unit> parts = parts(code);
    int line = before.isEmpty() ? code.line() : before.get(0).line();
    if (parts.size() < 2 || sharesVariables(parts)) {
      List<Block> blocks = new ArrayList<>(before);
      blocks.add(code);
      return List.of(
          new Unit(
              units(line, section), title.isEmpty() ? fromComment(code) : title, null, blocks));
    }
    Unit first = parts.get(0);
    List<Block> blocks = new ArrayList<>(before);
    blocks.addAll(first.blocks());
    List<Unit> all = new ArrayList<>(parts);
    all.set(0, new Unit(line, first.title(), first.number(), blocks));
    return all;
  }

  private static int units(int line, Section section) {
    return section.own().get(0).line() >= line && section.heading().level() > 0
        ? section.heading().line()
        : line;
  }

  private static String fromComment(Block.Code code) {
    return code.text()
        .lines()
        .filter(l -> l.startsWith("# "))
        .map(l -> Titles.of(l.substring(2)))
        .findFirst()
        .orElse(Titles.of(code.text().lines().findFirst().orElse("")));
  }

  private static List<Unit> parts(Block.Code code) {
    List<Unit> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<String> lines = code.text().lines().toList();
    int start = 0;
    Matcher head = null;
    for (int i = 0; i <= lines.size(); i++) {
      Matcher next = i < lines.size() ? NUMBERED.matcher(lines.get(i)) : null;
      if (next == null || next.matches()) {
        if (head != null) {
          parts.add(part(code, start, head, text.toString()));
        } else if (!text.toString().isBlank()) {
          return List.of();
        }
        text.setLength(0);
        start = i;
        head = next;
      }
      if (i < lines.size()) {
        text.append(lines.get(i)).append('\n');
      }
    }
    return parts;
  }

  private static Unit part(Block.Code code, int start, Matcher head, String text) {
    int line = code.line() + start;
    String kept = text.stripTrailing() + "\n";
    return new Unit(
        line,
        Titles.of(head.group(2)),
        head.group(1),
        List.of(new Block.Code(line, code.language(), kept)));
  }

  private static boolean sharesVariables(List<Unit> parts) {
    String before = "";
    for (Unit part : parts) {
      String text = ((Block.Code) part.blocks().get(0)).text();
      String earlier = before;
      boolean shares =
          ASSIGNED
              .matcher(earlier)
              .results()
              .anyMatch(a -> text.matches("(?s).*\\$\\{?" + a.group(1) + "\\b.*"));
      if (shares || earlier.matches("(?s).*(?:^|\\n)\\s*cd\\s.*")) {
        return true;
      }
      before += text;
    }
    return false;
  }
}
