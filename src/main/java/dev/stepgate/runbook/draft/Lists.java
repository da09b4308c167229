package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lists whose items are steps. */
final class Lists {
  /** A term and what it means. */
  private static final Pattern DEFINES =
      Pattern.compile(
          "(?s)(?:\\*\\*`?|`)[^*`]{1,60}(?:`?\\*\\*|`)(?:\\s*\\([^)]*\\))?\\s*(?:[-–—:]|$).*|\\*\\*[^*]{1,60}:\\*\\*.*");

  private static final Pattern DESCRIBES =
      Pattern.compile(
          "(?is)^\\W*(?:this|it|these|that|the (?:script|command|tool|program|following \\w+ (?:are|is)))\\b.*:\\W*$");

  private Lists() {}

  static boolean isProcedure(List<Block> blocks) {
    return blocks.stream()
        .anyMatch(block -> block instanceof Block.Listing list && isProcedure(list));
  }

  /** What stands behind a list's item, up to the next list, belongs to its last item. */
  static List<Unit> units(List<Block> blocks, String title) {
    List<Unit> units = new ArrayList<>();
    Label.Role role = Label.Role.NONE;
    for (Block block : blocks) {
      if (block instanceof Block.Listing list && isProcedure(list) && isSteps(role)) {
        list.items().forEach(item -> add(item, title, units));
      } else if (!units.isEmpty() && !(block instanceof Block.Listing)) {
        units.add(with(units.remove(units.size() - 1), block));
      }
      role = block instanceof Block.Prose prose ? role(prose) : Label.Role.NONE;
    }
    return units;
  }

  private static Label.Role role(Block.Prose prose) {
    return DESCRIBES.matcher(prose.text()).matches()
        ? Label.Role.WHY
        : Label.of(prose.text()).map(Label::role).orElse(Label.Role.NONE);
  }

  static List<Unit> any(Block.Listing list) {
    List<Unit> units = new ArrayList<>();
    list.items().stream()
        .filter(item -> Commands.in(item.blocks()) > 0 || Hands.isImperative(item.head()))
        .forEach(item -> add(item, "", units));
    return units;
  }

  private static boolean isSteps(Label.Role role) {
    return switch (role) {
      case NEEDS, WHY, NOTE, WARNING, EXAMPLE, EXPECTED, CHECK, FAILURE, ROLLBACK -> false;
      default -> true;
    };
  }

  private static Unit with(Unit unit, Block block) {
    List<Block> blocks = new ArrayList<>(unit.blocks());
    blocks.add(block);
    return new Unit(unit.line(), unit.title(), unit.number(), blocks);
  }

  private static boolean isProcedure(Block.Listing list) {
    long steps = list.items().stream().filter(Lists::isStep).count();
    boolean numbered = list.items().get(0).number() != null;
    boolean boxes = list.items().stream().anyMatch(Block.Item::box);
    boolean commands = list.items().stream().anyMatch(item -> Commands.in(item.blocks()) > 0);
    if (numbered || boxes) {
      return 2 * steps >= list.items().size() && (commands || steps > 1);
    }
    return commands
        && steps == list.items().size()
        && list.items().size() > 1
        && list.items().stream().filter(item -> Commands.in(item.blocks()) > 0).count() * 2
            >= list.items().size();
  }

  private static boolean isStep(Block.Item item) {
    if (DEFINES.matcher(item.head()).matches()
        && !Hands.isImperative(item.head().replaceFirst("(?s)^\\*\\*(.*?)\\*\\*.*$", "$1"))) {
      return item.blocks().stream()
          .anyMatch(block -> block instanceof Block.Code code && Language.isTyped(code));
    }
    return Commands.in(item.blocks()) > 0 || Hands.isImperative(item.head());
  }

  private static void add(Block.Item item, String above, List<Unit> units) {
    Block.Listing nested = nested(item);
    if (nested == null) {
      units.add(unit(item, item.number() == null ? null : String.valueOf(item.number())));
      return;
    }
    List<Block> rest = new ArrayList<>(item.blocks().subList(1, item.blocks().size()));
    rest.remove(nested);
    String title = Titles.of(item.head());
    for (Block.Item inner : nested.items()) {
      Unit unit = unit(inner, item.number() + "." + inner.number());
      units.add(new Unit(unit.line(), title + ": " + unit.title(), unit.number(), unit.blocks()));
    }
    for (Block block : rest) {
      units.add(with(units.remove(units.size() - 1), block));
    }
  }

  /** A numbered list of commands below an item is a list of steps by itself. */
  private static Block.@org.jspecify.annotations.Nullable Listing nested(Block.Item item) {
    return item.blocks().stream()
        .filter(
            block ->
                block instanceof Block.Listing list
                    && list.items().get(0).number() != null
                    && isProcedure(list)
                    && list.items().size() > 1
                    && Commands.in(List.of(list)) > 1)
        .map(Block.Listing.class::cast)
        .findFirst()
        .filter(
            list ->
                Commands.in(item.blocks().stream().filter(block -> block != list).toList()) == 0)
        .orElse(null);
  }

  private static Unit unit(Block.Item item, @org.jspecify.annotations.Nullable String number) {
    return new Unit(item.line(), Titles.of(item.head()), number, item.blocks());
  }
}
