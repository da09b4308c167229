package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.draft.Label.Role;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Goes through the blocks of one step and sorts what they say. */
final class Interpreter {
  private static final Pattern EXPECTS =
      Pattern.compile(
          "(?i).*\\b(?:should|must)\\b.*\\b(?:see|show|return|print|be|say|list|contain|appear|display|exist|start|read|report|output|respond|have|match|pass)\\b.*|.*\\bexpected\\b.*|^(?:it |this )?(?:returns?|prints?|shows?)\\b.*");
  private static final Pattern VERIFIES =
      Pattern.compile(
          "(?is)\\W*(?:then |and )?(?:verify|check|confirm|make sure|ensure|validate)\\b.*(?:https?://|`).*");
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)^(?:=>|->|→|⇒|should\\b|must\\b|expect\\w*\\b|returns?\\b|prints?\\b|shows?\\b|output:|result:|ok if\\b).*|.*\\b(?:should|expected)\\b.*");
  private static final Pattern OPEN =
      Pattern.compile("(?i)^(?:should|must|expect\\w*|output|result)[\\w ]{0,20}:$");
  private static final Pattern CRON =
      Pattern.compile("(?s)(?:[\\d*/,-]+\\s+){5}\\S.*|@(?:daily|hourly|weekly|reboot)\\s.*");
  private final Plan plan;
  private final Findings findings;
  private Role role = Role.NONE;
  private Block.Prose introduction = new Block.Prose(0, "");

  private Interpreter(Plan plan, Findings findings) {
    this.plan = plan;
    this.findings = findings;
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
      code(code);
    } else if (block instanceof Block.Listing list) {
      list(list);
    } else {
      table((Block.Table) block);
    }
  }

  private void prose(Block.Prose prose) {
    Optional<Label> label = Label.of(prose.text());
    if (label.isPresent()) {
      role = label.get().role();
      labelled(prose.line(), label.get());
      role = isOver(label.get()) ? Role.NONE : role;
      if (role == Role.NOTE || role == Role.WARNING) {
        Role announced = Roles.of(label.get().rest());
        role = announced == Role.NONE ? role : announced;
      }
      return;
    }
    introduction = prose;
    Sentences.split(prose.text()).forEach(sentence -> free(prose.line(), sentence));
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

  private void labelled(int line, Label label) {
    String rest = label.rest();
    switch (label.role()) {
      case RUN_AS -> as(line, rest);
      case FOLDER -> plan.cwd = folder(rest);
      case TIMEOUT -> timeout(line, rest);
      case WHERE -> plan.comment(line, Words.plain(label.name() + ": " + rest));
      case COMMAND -> command(line, label.name(), rest);
      case MANUAL -> manual(line, rest);
      case CHECKLIST -> manual(line, rest);
      case CHECK -> check(line, label.name(), rest);
      case EXPECTED -> expected(line, rest);
      case NEEDS -> need(line, rest);
      case WHY -> why(rest);
      case WARNING -> warning(line, rest);
      case NOTE -> hint(rest);
      case FAILURE -> hint(label.name() + ": " + rest);
      case BROKEN, EXAMPLE -> {}
      case ALTERNATIVE, ROLLBACK -> aside(line, label);
      case NONE -> free(line, rest);
    }
  }

  /** The first of several ways is taken. */
  private void aside(int line, Label label) {
    if (label.role() == Role.ALTERNATIVE
        && plan.action.isEmpty()
        && label.name().toLowerCase(java.util.Locale.ROOT).startsWith("option")) {
      role = Role.COMMAND;
    }
    tellAside(line, label);
  }

  private void tellAside(int line, Label label) {
    plan.comment(line, Words.plain(label.name() + ": " + label.rest()));
    findings.add(
        label.role() == Role.ROLLBACK ? "rollback" : "alternative",
        line,
        role == Role.COMMAND
            ? "'" + Words.shortened(label.name()) + "' was taken of several ways"
            : "'" + Words.shortened(label.name()) + "' is no part of the step",
        role == Role.COMMAND
            ? "Take another if it suits better."
            : "It stands there as a comment; make a step of it if it has to be done.");
  }

  private void as(int line, String rest) {
    List<String> code = Words.code(rest);
    String plain =
        Words.plain(rest)
            .replaceFirst("\\s*\\(.*$", "")
            .replaceFirst("(?i)^(?:the )?(?:system )?(?:user )?", "")
            .replaceFirst("(?i) user$", "")
            .strip();
    String user = code.isEmpty() ? plain : code.get(0);
    if (user.matches("[a-z_][a-z0-9_-]{0,31}")) {
      plan.as = user;
    } else {
      plan.comment(line, "run as: " + Words.plain(rest));
    }
  }

  private static String folder(String rest) {
    List<String> code = Words.code(rest);
    String folder = code.isEmpty() ? Words.plain(rest).split("\\s")[0] : code.get(0);
    return folder.isBlank() ? null : Escapes.text(folder);
  }

  private void timeout(int line, String rest) {
    Optional<String> span = Spans.of(rest);
    span.ifPresentOrElse(
        found -> plan.timeout = found, () -> plan.comment(line, "timeout: " + Words.plain(rest)));
  }

  private void command(int line, String name, String rest) {
    List<String> typed = Words.code(rest).stream().filter(Language::isCommand).toList();
    typed.forEach(code -> plan.action.add(new Block.Code(line, Language.INLINE, code + "\n")));
    if (typed.isEmpty() && Language.isCommand(Words.plain(rest))) {
      plan.action.add(new Block.Code(line, "bash", Words.plain(rest) + "\n"));
    } else if (typed.isEmpty() && !rest.isBlank()) {
      free(line, name.matches("(?i)commands?|run|execute") ? rest : name + ": " + rest);
    }
  }

  private void manual(int line, String rest) {
    if (!rest.isBlank()) {
      plan.manual.add(new Said(line, Words.plain(rest)));
    }
  }

  private void need(int line, String rest) {
    if (!rest.isBlank()) {
      plan.needs.add(new Said(line, rest));
    }
  }

  private void why(String rest) {
    if (!rest.isBlank()) {
      plan.why.add(Words.plain(rest));
    }
  }

  private void hint(String rest) {
    if (!rest.isBlank()) {
      plan.hint.add(Words.plain(rest));
    }
  }

  private void warning(int line, String rest) {
    if (rest.matches("(?is)\\W*if\\b.*")) {
      QuotedWords.in(rest).forEach(text -> plan.failing.add(new Said(line, text)));
      hint(rest);
    } else {
      why(rest);
    }
  }

  private void check(int line, String name, String rest) {
    String sentence =
        rest.isBlank()
                && !name.matches(
                    "(?i)(?:.{0,20} )?(?:checks?|verif\\w+|validat\\w+|test|confirm\\w*|proof)(?: .*)?")
            ? name
            : rest;
    if (!sentence.isBlank()) {
      Sentences.split(sentence).forEach(one -> look(line, one));
    }
  }

  /** A sentence that says what has to hold. */
  private void look(int line, String sentence) {
    List<String> typed = Words.code(sentence).stream().filter(Language::isCommand).toList();
    if (!typed.isEmpty()) {
      typed.forEach(code -> plan.proofs.add(new Proof(line, code)));
      boolean says = EXPECTS.matcher(sentence).matches() || isAnswer(sentence);
      if (says) {
        plan.proofs.get(plan.proofs.size() - 1).say(line, sentence);
      }
    } else if (Language.isCommand(Words.plain(sentence).replaceFirst("[.:]$", ""))
        && !sentence.matches(".*\\b(?:should|the|is|that)\\b.*")) {
      plan.proofs.add(new Proof(line, Words.plain(sentence)));
    } else if (!plan.proofs.isEmpty() && EXPECTS.matcher(sentence).matches() && !isSeen(sentence)) {
      plan.proofs.get(plan.proofs.size() - 1).say(line, sentence);
    } else {
      Said said = new Said(line, sentence);
      plan.looks.add(said);
      plan.wanted.add(said);
    }
  }

  /** What a person sees, and no command prints. */
  private boolean isSeen(String sentence) {
    return !plan.manual.isEmpty()
        || sentence.contains("http")
        || sentence.matches(
            "(?i).*\\b(?:browser|web interface|page|screen|dashboard|website|UI|GUI|menu|button)\\b.*");
  }

  private void expected(int line, String rest) {
    if (rest.isBlank()) {
      return;
    }
    if (plan.proofs.isEmpty()) {
      plan.said.add(new Said(line, rest));
    } else {
      plan.proofs.get(plan.proofs.size() - 1).say(line, "Should show: " + rest);
    }
  }

  /** A sentence without a label. */
  private void free(int line, String sentence) {
    List<String> typed = Commands.typed(sentence);
    if (role == Role.CHECK) {
      look(line, sentence);
    } else if (role == Role.MANUAL || role == Role.CHECKLIST) {
      manual(line, sentence);
    } else if (role == Role.NEEDS) {
      need(line, sentence);
    } else if (sentence.matches(
        "(?is)\\W*if\\b.*\\b(?:fail|error|not|missing|wrong|stuck|hang|problem|stop)\\w*\\b.*")) {
      hint(sentence);
    } else if (typed.isEmpty()
        && VERIFIES.matcher(sentence).matches()
        && !Hands.isByHand(sentence)) {
      look(line, sentence);
    } else if (!typed.isEmpty()) {
      typed(line, sentence, typed);
    } else if (EXPECTS.matcher(Words.plain(sentence)).matches()) {
      expectedSentence(line, sentence);
    } else if (Hands.isByHand(sentence)) {
      manual(line, sentence);
    } else {
      describe(line, sentence);
    }
  }

  private void typed(int line, String sentence, List<String> typed) {
    boolean check =
        sentence.matches(
                "(?is)\\W*(?:then |and )?(?:verify|check|confirm|make sure|ensure|validate|test)\\b.*")
            && typed.stream()
                .allMatch(code -> Looked.changesNothing(code) || !plan.action.isEmpty());
    if (role == Role.ALTERNATIVE
        || role == Role.ROLLBACK
        || role == Role.EXAMPLE
        || role == Role.FAILURE
        || role == Role.NOTE
        || role == Role.WARNING
        || role == Role.WHY) {
      plan.comment(line, Words.plain(sentence));
    } else if (check
        || EXPECTS.matcher(sentence).matches() && typed.stream().allMatch(Looked::changesNothing)) {
      look(line, sentence);
    } else {
      typed.forEach(code -> plan.action.add(new Block.Code(line, Language.INLINE, code + "\n")));
      if (EXPECTS.matcher(sentence).matches()) {
        plan.said.add(new Said(line, sentence));
      }
    }
  }

  private void expectedSentence(int line, String sentence) {
    if (!plan.proofs.isEmpty() && !isSeen(sentence)) {
      plan.proofs.get(plan.proofs.size() - 1).say(line, sentence);
    } else {
      plan.looks.add(new Said(line, sentence));
    }
  }

  private void describe(int line, String sentence) {
    String plain = Words.plain(sentence);
    boolean isTitle = !plain.isBlank() && Titles.of(sentence).equals(plan.unit.title());
    if (role == Role.WHY
        || plain.matches(
            "(?i).*\\b(?:because|otherwise|so that|in order to|ensures?|needed|depends)\\b.*")) {
      why(sentence);
    } else if (role == Role.NOTE || role == Role.FAILURE) {
      hint(sentence);
    } else if (!isTitle && !plain.isBlank()) {
      plan.comment(line, plain);
    }
  }

  private void code(Block.Code code) {
    Role before = role;
    role = before == Role.CHECK || before == Role.MANUAL ? before : Role.NONE;
    switch (before) {
      case EXAMPLE, BROKEN ->
          plan.comment(code.line(), "example output, " + code.text().lines().count() + " lines");
      case EXPECTED -> shown(code);
      case ALTERNATIVE, ROLLBACK -> kept(code, "not part of the step");
      case FAILURE, NOTE -> hintCode(code);
      case NEEDS ->
          Script.of(code)
              .commands()
              .forEach(c -> plan.needs.add(new Said(c.line(), "`" + c.text() + "`")));
      case CHECK -> proofs(code);
      default -> action(code);
    }
  }

  private void hintCode(Block.Code code) {
    if (Language.isTyped(code)) {
      plan.hint.add(Script.verbatim(code));
    } else {
      kept(code, "shown");
    }
  }

  private void kept(Block.Code code, String what) {
    plan.comment(code.line(), what + ":");
    code.text().lines().forEach(text -> plan.comments.add("  " + text));
  }

  private void shown(Block.Code code) {
    int line = code.line();
    for (String text : code.text().lines().toList()) {
      if (plan.proofs.isEmpty()) {
        plan.shown.add(new Said(line, text));
      } else {
        plan.proofs.get(plan.proofs.size() - 1).show(line, text);
      }
      line++;
    }
  }

  private void proofs(Block.Code code) {
    if (!Language.isTyped(code)) {
      if (Language.isUnknown(code) && !plan.proofs.isEmpty()) {
        shown(code);
      } else {
        kept(code, "to be checked by hand");
        undecided(
            code,
            "a check in " + (code.language().isEmpty() ? "an unknown language" : code.language()));
      }
      return;
    }
    new ProofReader(plan, findings, true).read(code);
  }

  private void undecided(Block.Code code, String what) {
    findings.add(
        "undecided",
        code.line(),
        what + " that is no command",
        "Write a check for it; declare the database if it is SQL.");
  }

  private void action(Block.Code code) {
    List<Script.Part> commands = Language.isTyped(code) ? Script.of(code).commands() : List.of();
    if (Language.isTyped(code) && commands.isEmpty()) {
      code.text().lines().forEach(text -> manual(code.line(), text.replaceFirst("^[#\\s]+", "")));
      return;
    }
    if (!commands.isEmpty()
        && commands.stream().allMatch(part -> CRON.matcher(part.text()).matches())) {
      plan.manual.add(
          new Said(code.line(), "Put into the crontab:\n" + code.text().stripTrailing()));
      return;
    }
    if (Language.isTyped(code)) {
      plan.action.add(code);
    } else if (Language.isSql(code)) {
      plan.manual.add(
          new Said(code.line(), "Run in the database:\n" + code.text().stripTrailing()));
      undecided(code, "SQL");
    } else if (Language.isUnknown(code) && !plan.action.isEmpty()) {
      kept(code, "shown behind the command");
      findings.add(
          "undecided",
          code.line(),
          "something is shown here, and the document does not say what for",
          "If it is the wanted output, write it as a check.");
    } else if (plan.action.isEmpty()) {
      content(code);
    } else {
      kept(code, code.language());
    }
  }

  /** What belongs into a file is for a person to put there. */
  private void content(Block.Code code) {
    String announced = Words.plain(introduction.text());
    boolean introduced =
        announced.endsWith(":")
            && plan.comments.remove("line " + introduction.line() + ": " + announced);
    String language = code.language().isEmpty() ? "" : " " + code.language();
    String above = introduced ? announced : "Use this" + language + ":";
    plan.manual.add(
        new Said(
            introduced ? introduction.line() : code.line(),
            above + "\n" + code.text().stripTrailing()));
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

  /** Whether a comment behind a command says what the command should print. */
  static boolean isAnswer(String comment) {
    return ANSWER.matcher(comment).matches();
  }

  static boolean announcesLines(String comment) {
    return OPEN.matcher(comment).matches();
  }
}
