package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a section is for, as far as its heading tells. */
enum Topic {
  TROUBLE(
      "trouble ?-?shooting.*|(?:common|known|possible) (?:issues?|errors?|problems?).*|faq|frequently asked.*|if (?:something|anything|it|this) (?:goes|fails).*|when (?:things|it) go(?:es)? wrong|error handling|problems?(?: and solutions?)?|what can go wrong|issue:.*|error:.*"),
  NEEDS(
      "pre-?requisites?|pre-?conditions?|requirements?|before you (?:begin|start).*|what you(?:'ll| will)? need|you(?:'ll| will)? need|needed.*|required (?:tools|software|access)"),
  ROLLBACK("roll ?-?back.*|back ?-?out.*|undo.*|revert.*|reverting.*"),
  CAUTION("common mistakes.*|rules|conventions?|.*\\border enforcement\\b.*|.*\\bpatterns?"),
  ASIDE(
      "overview|introduction|about.*|references?|(?:additional |related |further )?(?:resources?|documentation|reading|links|docs)|see also|change ?log|history|glossary|contacts?|contact .*|escalation.*|owners?|file (?:locations|structure)|directory structure|project structure|structure|available .*|options?|arguments?|parameters?|(?:.* )?best practices|limitations?|caveats|notes?|background|purpose|scope|key improvements.*|security(?: considerations)?|sensitive data|table of contents|contents|license|required passwords?|passwords?|credentials|appendix.*|features?|what (?:it|this) does|(?:.* )?format|output|examples?|description|process flow|data seeded|configuration|audit logging|summary|.*improvements made|estimated time.*|timeline|schedule|.*documentation|scripts overview|password security|secure connections|security context"),
  STEP("(?!)");

  private final Pattern pattern;

  Topic(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  static Topic of(String title) {
    String name = title.toLowerCase(Locale.ROOT).replaceFirst("^[\\d.)]+\\s+", "").strip();
    return List.of(values()).stream()
        .filter(topic -> topic.pattern.matcher(name).matches())
        .findFirst()
        .orElse(STEP);
  }
}
