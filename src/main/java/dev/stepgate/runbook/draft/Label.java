package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a paragraph, or what follows it, is meant for.
 *
 * @param name as it stands there
 * @param rest what stands behind the colon
 */
record Label(Role role, String name, String rest) {
  private static final Pattern LABELLED =
      Pattern.compile(
          "^[^\\p{L}`\"'<\\[(/$.]*([\\p{L}][^:`.]{0,110}?)(?:\\*\\*|__)?\\s*:(?:\\*\\*|__)?(?:\\s+(.*))?$",
          Pattern.DOTALL);
  private static final Pattern BARE =
      Pattern.compile("^(?:\\*\\*|__)([\\p{L}][^:`.*]{1,40})(?:\\*\\*|__)\\s*(?:[–—-]\\s*(.*))?$");
  private static final Pattern OPENING =
      Pattern.compile(
          "(?i)^\\W*(note|important|warning|caution|attention|tip|hint)[.!]\\s+(.*)$",
          Pattern.DOTALL);

  /** What there is to be said about a step. */
  enum Role {
    RUN_AS("run as|as user|user|execute[d]? (?:as|by)|as"),
    FOLDER("(?:working |in )?(?:directory|folder)|cwd"),
    TIMEOUT("time ?out|time limit"),
    WHERE(
        "where|host|server|machine|on(?: the)? (?:server|host|machine|.{0,30}instance|production|staging)|environment|target"),
    EXAMPLE("(?:example|sample)s?(?: of)?(?: the)? ?(?:output|result)?s?|output|example"),
    EXPECTED(
        "expect(?:ed)?(?: .{0,40})?|.*(?:must|should) (?:show|return|print|look|read|say|output|contain|see|get|be)(?: .{0,30})?|.*output (?:is|should be).*|results?|you(?:'ll| will| should) (?:now )?see.*|success(?: criteria| looks like)?"),
    BROKEN("expect(?:ed)? .*(?:broken|fail|error|bad).*"),
    CHECKLIST(
        "checklist|.*check(?:list)? in (?:the )?(?:browser|ui|web).*|.*and (?:verify|check|confirm)(?: that)?|tick off.*"),
    CHECK(
        "(?:quick |post-.{0,20}|final |health |sanity )?checks?(?: .{0,60})?|.*\\bverif(?:y|ies|ication)\\b.*|validat(?:e|ion).*|confirm(?:ation)?(?: .{0,60})?|proof|test(?: it| that.*)?|how to (?:check|verify|tell).*|acceptance(?: criteria)?"),
    NEEDS(
        "pre-?requisites?|pre-?conditions?|requires?|requirements?|needs?|depends on|before (?:you )?(?:start|begin|this).*|you(?:'ll| will)? need"),
    WHY(
        "why.*|reasons?|rationale|purpose|goal|background|what (?:this|it) does|description|explanation|context"),
    WARNING(
        "(?:.{0,20}\\b)?(?:warning|caution|danger|critical|attention|beware|important)(?: .{0,30})?"),
    FAILURE(
        "if .*(?:fail|miss|error|not|n't|wrong|problem|conflict|empty|stuck|hang).*|on (?:failure|error)|troubleshooting|when (?:it|this) fails|in case of.*|(?:possible )?(?:problems?|errors?|issues?)|cause|symptoms?|solutions?|fix|if (?:it|this|that) .*"),
    ROLLBACK("roll ?-?back.*|undo|revert|back ?-?out.*|to undo.*"),
    ALTERNATIVE("alternative(?:ly)?.*|or|option [a-z0-9].*|or .{0,40}"),
    NOTE("notes?|tips?|hints?|info(?:rmation)?|remarks?|remember|nb|fyi|recommended|optional"),
    MANUAL(
        "steps|manual(?:ly)?.*|instructions?|by hand|in (?:the|your) browser|procedure|actions? by .*|to do"),
    COMMAND(
        "commands?(?: .{0,30})?|run(?: .{0,60})?|execute(?: .{0,60})?|actions?|do|then(?: run)?|type|powershell|bash|shell|(?:windows|linux|macos|unix)"),
    NONE("(?!)");

    private final Pattern pattern;

    Role(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  static Optional<Label> of(String text) {
    Matcher opening = OPENING.matcher(text);
    if (opening.matches()) {
      return of(opening.group(1), opening.group(2));
    }
    Matcher bare = BARE.matcher(text);
    if (bare.matches()) {
      return of(bare.group(1), bare.group(2));
    }
    Matcher labelled = LABELLED.matcher(text);
    return labelled.matches() ? of(labelled.group(1), labelled.group(2)) : Optional.empty();
  }

  private static Optional<Label> of(String name, @org.jspecify.annotations.Nullable String rest) {
    String plain = Words.plain(name).replaceFirst("^(?:automated |mandatory )", "");
    return role(plain.toLowerCase(Locale.ROOT))
        .map(role -> new Label(role, plain, rest == null ? "" : rest.strip()));
  }

  private static Optional<Role> role(String name) {
    String bare = name.replaceFirst("\\s*\\([^)]*\\)$", "");
    for (Role role : List.of(Role.values())) {
      boolean whole = role == Role.BROKEN || role == Role.EXPECTED;
      if (role.pattern
          .matcher(whole && Role.BROKEN.pattern.matcher(name).matches() ? name : bare)
          .matches()) {
        return Optional.of(
            role == Role.EXPECTED && Role.BROKEN.pattern.matcher(name).matches()
                ? Role.BROKEN
                : role);
      }
    }
    return Optional.empty();
  }
}
