package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.draft.Label.Role;
import java.util.Optional;

/** Goes through the blocks of one step and has them sorted. */
final class Interpreter {
  private final Plan plan;
  private final Remarks remarks;
  private final Labels labels;
  private final CodeReader codes;
  private Role role = Role.NONE;
  private Block.Prose introduction = new Block.Prose(0, "");

  private Interpreter(Plan plan, Findings findings) {
    this.plan = plan;
    this.remarks = new Remarks(plan);
    this.labels = new Labels(plan, findings, remarks);
    this.codes = new CodeReader(plan, findings);
  }

  static Plan interpret(Unit unit, Findings findings) {
    Plan plan = new Plan(unit);
    Interpreter interpreter = new Interpreter(plan, findings);
    unit.blocks().forEach(interpreter::block);
    plan.action.removeIf(code -> isRepeated(code, plan));
    return plan;
  }

  /** A sentence often names what the block below it shows. */
  private static boolean isRepeated(Block.Code inline, Plan plan) {
    String text = inline.text().strip().replaceFirst("^\\./", "");
    return inline.language().equals(Language.INLINE)
        && plan.action.stream()
            .anyMatch(
                code -> !code.language().equals(Language.INLINE) && code.text().contains(text));
  }

  private void block(Block block) {
    if (block instanceof Block.Heading heading) {
      role = Roles.of(Words.plain(heading.text()) + ":");
      if (role == Role.NONE) {
        plan.comment(heading.line(), Words.plain(heading.text()));
      }
    } else if (block instanceof Block.Prose prose) {
      prose(prose);
    } else if (block instanceof Block.Code code) {
      Role announced = role;
      role = role == Role.CHECK || role == Role.MANUAL ? role : Role.NONE;
      codes.read(code, announced, introduction);
    } else if (block instanceof Block.Listing list) {
      list(list);
    } else {
      table((Block.Table) block);
    }
  }

  private void prose(Block.Prose prose) {
    Optional<Label> label = Label.of(prose.text());
    if (label.isPresent()) {
      role = labels.read(prose.line(), label.get());
      role = isOver(label.get()) ? Role.NONE : role;
      if (role == Role.NOTE || role == Role.WARNING) {
        Role announced = Roles.of(label.get().rest());
        role = announced == Role.NONE ? role : announced;
      }
      return;
    }
    introduction = prose;
    Sentences.split(prose.text()).forEach(sentence -> remarks.free(prose.line(), sentence, role));
    Role announced = Roles.of(prose.text());
    role = announced == Role.NONE ? after(role) : announced;
  }

  /** What has said its piece announces nothing. */
  private static boolean isOver(Label label) {
    boolean announces =
        label.rest().isBlank() || label.rest().replace("*", "").strip().endsWith(":");
    return !announces
        && switch (label.role()) {
          case NEEDS, EXPECTED, WHY, NOTE, WARNING, FAILURE, RUN_AS, FOLDER, TIMEOUT, WHERE -> true;
          default -> false;
        };
  }

  /** Headers of code last until their code has come. */
  private static Role after(Role role) {
    return role == Role.CHECK
            || role == Role.MANUAL
            || role == Role.ALTERNATIVE
            || role == Role.ROLLBACK
        ? role
        : Role.NONE;
  }

  private void list(Block.Listing list) {
    Role before = role;
    for (Block.Item item : list.items()) {
      role = before;
      item(item);
    }
    role = Role.NONE;
  }

  private void item(Block.Item item) {
    String head = item.head();
    boolean first = true;
    if (role == Role.CHECKLIST
        || item.box() && Words.code(head).stream().noneMatch(Language::isCommand)) {
      plan.checklist.add(new Said(item.line(), head));
    } else if (role == Role.WHY
        || role == Role.NOTE
        || role == Role.WARNING
        || role == Role.FAILURE) {
      (role == Role.WHY ? plan.why : plan.hint).add(Words.plain(head));
    } else {
      first = false;
    }
    for (Block block :
        item.blocks().subList(first && !item.blocks().isEmpty() ? 1 : 0, item.blocks().size())) {
      block(block);
    }
  }

  private void table(Block.Table table) {
    boolean numbers =
        table.rows().stream()
            .skip(1)
            .allMatch(
                row ->
                    row.size() > 1
                        && row.get(row.size() - 1).replaceAll("[,*`]", "").matches("\\d+"));
    if ((role == Role.EXPECTED || role == Role.CHECK || numbers)
        && numbers
        && !plan.proofs.isEmpty()) {
      for (int i = 1; i < table.rows().size(); i++) {
        plan.proofs
            .get(plan.proofs.size() - 1)
            .show(
                table.line() + i + 1,
                "| "
                    + String.join(" | ", table.rows().get(i).stream().map(Words::plain).toList())
                    + " |");
      }
    } else {
      table
          .rows()
          .forEach(
              row ->
                  plan.comments.add(
                      "line " + table.line() + ": " + Words.plain(String.join(" | ", row))));
    }
    role = Role.NONE;
  }
}
