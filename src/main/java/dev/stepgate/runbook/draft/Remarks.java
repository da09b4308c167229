package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.draft.Label.Role;
import java.util.List;
import java.util.regex.Pattern;

/** Sorts single sentences by what they are for. */
final class Remarks {
  private static final Pattern VERIFIES =
      Pattern.compile(
          "(?is)\\W*(?:then |and )?(?:verify|check|confirm|make sure|ensure|validate)\\b.*(?:https?://|`|\\w\\.(?:sql|dump|dmp|gz|xz|zst|bz2|zip|tar|tgz|bak|csv|json|xml)\\b).*");
  private static final Pattern ARROW = Pattern.compile("\\s+(?:->|=>|→)\\s+");
  private final Plan plan;

  Remarks(Plan plan) {
    this.plan = plan;
  }

  /** A sentence without a label. */
  void free(int line, String sentence, Role role) {
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
      typed(line, sentence, typed, role);
    } else if (Answers.expects(Words.plain(sentence))) {
      expectedSentence(line, sentence);
    } else if (Hands.isByHand(sentence)) {
      manual(line, sentence);
    } else {
      describe(line, sentence, role);
    }
  }

  private void typed(int line, String sentence, List<String> typed, Role role) {
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
        || Answers.expects(sentence) && typed.stream().allMatch(Looked::changesNothing)) {
      look(line, sentence);
    } else {
      typed.forEach(code -> plan.action.add(new Block.Code(line, Language.INLINE, code + "\n")));
      if (Answers.expects(sentence)) {
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

  private void describe(int line, String sentence, Role role) {
    String plain = Words.plain(sentence);
    boolean isTitle = Words.title(sentence).equals(plan.unit.title());
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

  /** A sentence that says what has to hold. */
  void look(int line, String sentence) {
    List<String> typed = Words.code(sentence).stream().filter(Language::isCommand).toList();
    if (!typed.isEmpty()) {
      typed.forEach(code -> plan.proofs.add(new Proof(line, code)));
      boolean says = Answers.expects(sentence) || Answers.isAnswer(sentence);
      if (says) {
        plan.proofs.get(plan.proofs.size() - 1).say(line, sentence);
      }
    } else if (isBareCommand(command(sentence))) {
      bare(line, sentence);
    } else if (!plan.proofs.isEmpty() && Answers.expects(sentence) && !isSeen(sentence)) {
      plan.proofs.get(plan.proofs.size() - 1).say(line, sentence);
    } else {
      Said said = new Said(line, sentence);
      plan.looks.add(said);
      plan.wanted.add(said);
    }
  }

  private static boolean isBareCommand(String command) {
    return Language.isCommand(command.replaceFirst("[.:]$", ""))
        && !command.matches(".*\\b(?:should|the|is|that)\\b.*");
  }

  /** Without what is said behind an arrow. */
  private static String command(String sentence) {
    return ARROW.split(Words.plain(sentence), 2)[0];
  }

  private void bare(int line, String sentence) {
    String[] parts = ARROW.split(Words.plain(sentence), 2);
    Proof proof = new Proof(line, parts[0]);
    plan.proofs.add(proof);
    if (parts.length > 1) {
      proof.say(line, "Should show: " + parts[1]);
    }
  }

  /** What a person sees, and no command prints. */
  private boolean isSeen(String sentence) {
    return !plan.manual.isEmpty()
        || sentence.contains("http")
        || sentence.matches(
            "(?i).*\\b(?:browser|web interface|page|screen|dashboard|website|UI|GUI|menu|button)\\b.*");
  }

  void manual(int line, String rest) {
    if (!rest.isBlank()) {
      plan.manual.add(new Said(line, Words.plain(rest)));
    }
  }

  void need(int line, String rest) {
    if (!rest.isBlank()) {
      plan.needs.add(new Said(line, rest));
    }
  }

  void hint(String rest) {
    if (!rest.isBlank()) {
      plan.hint.add(Words.plain(rest));
    }
  }

  void why(String rest) {
    if (!rest.isBlank()) {
      plan.why.add(Words.plain(rest));
    }
  }
}
