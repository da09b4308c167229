package dev.stepgate.runbook.draft;

import java.util.regex.Pattern;

/** Sentences and comments that say what there should be. */
final class Answers {
  private static final Pattern EXPECTS =
      Pattern.compile(
          "(?i).*\\b(?:should|must)\\b.*\\b(?:see|show|return|print|be|say|list|contain|appear|display|exist|start|read|report|output|respond|have|match|pass)\\b.*|.*\\bexpected\\b.*|^(?:it |this )?(?:returns?|prints?|shows?)\\b.*|.*`[^`]+` (?:answers|returns|prints|shows|says|outputs|reports|displays|gives)\\b.*|^(?:the|this) (?:command|script|query|tool|output|job)\\b.{0,40}?\\b(?:returns?|prints?|shows?|says?|reports?|displays?|ends with)\\b.*");
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)^(?:=>|->|→|⇒|should\\b|must\\b|expect\\w*\\b|returns?\\b|prints?\\b|shows?\\b|output:|result:|ok if\\b).*|.*\\b(?:should|expected)\\b.*");
  private static final Pattern OPEN =
      Pattern.compile("(?i)^(?:should|must|expect\\w*|output|result)[\\w ]{0,20}:$");
  private static final Pattern NOTHING =
      Pattern.compile(
          "(?i).*(?:\\bempty set\\b|\\bno (?:output|results?|rows|lines|matches|differences?|diff)\\b|\\b(?:show|return|print|output|display|list)s? nothing\\b|\\bshould be empty\\b|\\bmust be empty\\b|^empty$|^nothing(?: is \\w+)?$|\\bempty (?:output|result|list)\\b|\\bbe blank\\b|\\bno longer (?:listed|shown)\\b).*");

  private Answers() {}

  /** Whether a sentence says what a command should show, or what should be the case. */
  static boolean expects(String sentence) {
    return EXPECTS.matcher(sentence).matches();
  }

  /** Whether a comment behind a command says what the command should print. */
  static boolean isAnswer(String comment) {
    return ANSWER.matcher(comment).matches();
  }

  /** Whether it says that there should be no output. */
  static boolean isNothing(String sentence) {
    return NOTHING.matcher(sentence).matches();
  }

  static boolean announcesLines(String comment) {
    return OPEN.matcher(comment).matches();
  }
}
