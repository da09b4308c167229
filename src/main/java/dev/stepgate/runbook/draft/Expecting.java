package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a document says about a command into what a check may want. */
final class Expecting {
  private static final Pattern THERE =
      Pattern.compile(
          "(?i).*\\b(?:exists?|is there|present|was created|been created|non-?empty|not empty|non-?zero)\\b.*");
  private static final Pattern QUOTED = Pattern.compile("[\"“']([^\"”“']{1,80})[\"”'](?![\\w])");
  private static final Pattern NOT =
      Pattern.compile(
          "(?i).*\\b(?:not|never|no longer)\\b.{0,30}\\b(?:contain|show|see|print|include|list|say|appear|mention)s?\\b.*");
  private static final Pattern AFTER =
      Pattern.compile(
          "(?is)^.*?\\b(?:show|return|print|read|say|see|output|be|display|report|look like|expect\\w*|result|respond with|answer)s?(?: with| as)?\\s*:\\s*(\\S.*)$");
  private static final Pattern WORD =
      Pattern.compile(
          "(?i)^.*\\b(?:show|return|print|read|say|output|display|report|respond with|answer|include|contain|see)s?\\s+(?:the word |the text |status )?([\\w.:/()=@-]+(?: \\([\\w ]+\\))?)[.!]?$");
  private static final Pattern COMMON =
      Pattern.compile(
          "(?i)(?:the|a|an|all|no|some|any|list|output|it|this|that|your|both|each|every|success|successful|successfully|nothing|errors?|something|rows?|tables?|files?|lines?|data|records?|results?|up|correctly|here|there|below)");
  private static final Pattern SHOWS =
      Pattern.compile(
          "(?i).*\\b(?:should|must|will|expect\\w*|shows?|returns?|prints?|lists?|see)\\b.*");
  private static final Pattern LABELLED =
      Pattern.compile(
          "([\\p{L}][\\p{L} ]{1,30}?)\\s*\\(((?:>=? ?|at least )?[\\d,]+\\s?\\+?|hundreds[^)]*|thousands[^)]*|dozens[^)]*)\\)");
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?:print|echo|printf|puts|console\\.log|Write-(?:Host|Output))\\s*\\(?\\s*f?['\"]([^'\"{}$%\\n]{2,60}?):\\s*[{$%]");

  private final String command;
  private final Wants wants;
  private final List<Yaml.Keys> extra = new ArrayList<>();
  private final List<String> least = new ArrayList<>();

  Expecting(String command, Wants wants) {
    this.command = command;
    this.wants = wants;
  }

  /** One line that the output shows. */
  void expect(String line) {
    new ShownLine(command, wants).expect(line);
  }

  /** In words what regular expressions about numbers say, which nobody can read. */
  Optional<String> inWords() {
    return least.isEmpty()
        ? Optional.empty()
        : Optional.of("the numbers mean: " + String.join(", ", least));
  }

  /** Checks of something else than the command's output. */
  List<Yaml.Keys> extra() {
    return extra;
  }

  /** Whether the sentence could be turned into something to want. */
  boolean say(String markdown) {
    String whole = Words.isBroken(markdown) ? Words.withoutBroken(markdown) : markdown;
    String text = withoutCommands(whole);
    String plain = Words.plain(text).replaceFirst("[.!]$", "");
    if (plain.isBlank()) {
      return true;
    }
    if (Answers.isNothing(plain) && !plain.matches("(?i)(?:\\D*:)?\\s*\\d.*")) {
      return wants.put("empty", "true");
    }
    return labelled(plain)
        || ticks(plain)
        || status(plain)
        || literal(text, plain)
        || amount(plain)
        || after(text, plain)
        || last(plain);
  }

  private static String withoutCommands(String markdown) {
    String text = markdown;
    for (String code : Words.code(markdown)) {
      text = Language.isCommand(code) ? text.replace("`" + code + "`", "it") : text;
    }
    return text;
  }

  /** Such as: clients (2500+), jobs (500+). */
  private boolean labelled(String plain) {
    boolean found = false;
    Matcher matcher = LABELLED.matcher(plain);
    while (matcher.find()) {
      Optional<Amount> amount = Amount.of(matcher.group(2).replaceFirst("^(\\d+)$", "is $1"));
      Optional<String> label = printed(matcher.group(1));
      if (amount.isPresent() && !amount.get().least().isEmpty() && label.isPresent()) {
        String number =
            amount.get().exact() ? amount.get().least() : Patterns.atLeast(amount.get().least());
        wants.matches("^" + Patterns.literal(label.get()) + ":\\s*" + number + "$");
        if (!amount.get().exact()) {
          least.add(label.get() + " at least " + amount.get().least());
        }
        found = true;
      }
    }
    return found;
  }

  /** What the command itself prints before a number, if that is about the same thing. */
  private Optional<String> printed(String about) {
    var topics = Words.topics(about);
    return PRINTED
        .matcher(command)
        .results()
        .map(found -> found.group(1).strip())
        .filter(label -> Words.topics(label).containsAll(topics) && !topics.isEmpty())
        .findFirst();
  }

  private boolean ticks(String plain) {
    if (!plain.contains("[X]") && !plain.contains("[x]")) {
      return false;
    }
    wants.matches(plain.contains("[X]") ? "\\[X\\]" : "\\[x\\]");
    if (plain.matches("(?i).*\\b(?:all|every|each)\\b.*")) {
      wants.notContains("[ ]");
    }
    return true;
  }

  private boolean status(String plain) {
    Matcher status =
        Pattern.compile(
                "(?i)\\b(?:HTTP(?:/[\\d.]+)?\\s+|status(?: code)?:?\\s+|return\\w*\\s+(?:a\\s+)?)?([1-5]\\d\\d)(?:\\s+(?:OK|Found|Created|Not Found|No Content))?\\b")
            .matcher(plain);
    if (!command.contains("curl") || !status.find()) {
      return false;
    }
    wants.contains(status.group(1));
    return true;
  }

  private boolean literal(String markdown, String plain) {
    List<String> literals = new ArrayList<>(Words.code(markdown));
    QUOTED
        .matcher(markdown.replaceAll("`[^`]*`", " "))
        .results()
        .forEach(found -> literals.add(found.group(1).strip()));
    literals.removeIf(
        text -> Language.isCommand(text) || text.matches("https?://.*|\\d+") || text.isBlank());
    if (literals.isEmpty() || plain.matches("(?i).*\\bor\\b.*") && literals.size() > 1) {
      return false;
    }
    boolean not = NOT.matcher(plain).matches();
    for (String text : literals) {
      if (not) {
        wants.notContains(text);
      } else if (Patterns.isVariable(text)) {
        wants.matches(Patterns.line(text).replaceFirst("^\\^", "").replaceFirst("\\$$", ""));
      } else {
        wants.contains(text);
      }
    }
    return true;
  }

  private boolean amount(String plain) {
    Optional<Amount> found = Amount.of(plain);
    if (found.isEmpty()) {
      return false;
    }
    Amount amount = found.get();
    if (amount.size()) {
      return FileSize.of(command, amount).map(extra::add).orElse(false);
    }
    if (Looked.givesNumber(command)) {
      return wants.put("number", amount.wanted());
    }
    if (Looked.givesHeadedNumber(command) && !amount.least().isEmpty()) {
      String number = amount.exact() ? amount.least() : Patterns.atLeast(amount.least());
      wants.matches("^\\s*" + number.replace(".", "\\.") + "\\s*$");
      return true;
    }
    return counted(amount);
  }

  private boolean counted(Amount amount) {
    String things = Words.singular(amount.counted().split(" ")[0]);
    if (things.equals("line")) {
      return wants.put("lines", amount.wanted());
    }
    boolean rows =
        things.equals("row") && command.contains("psql") && !command.matches("(?s).*\\s-\\w*t.*");
    if (rows && !amount.least().isEmpty()) {
      wants.matches(
          "^\\("
              + (amount.exact() ? amount.least() : Patterns.atLeast(amount.least()))
              + " rows?\\)$");
    }
    boolean files =
        things.equals("file") && command.matches("\\s*ls(?:\\s+-[1aA]+)*(?:\\s+[^-\\s]\\S*)+\\s*");
    return rows || files && wants.put("lines", amount.wanted());
  }

  /** Such as: Should show: active */
  private boolean after(String markdown, String plain) {
    Matcher after = AFTER.matcher(markdown);
    if (after.matches() && isLiteral(after.group(1))) {
      expect(after.group(1).strip());
      return true;
    }
    if (plain.matches("(?i).*\\bJSON array\\b.*")) {
      wants.matches("\\A\\s*\\[");
      return true;
    }
    if (plain.matches("(?i).*\\bJSON object\\b.*")) {
      wants.matches("\\A\\s*\\{");
      return true;
    }
    return word(plain);
  }

  private boolean word(String plain) {
    Matcher word = WORD.matcher(plain);
    if (!word.matches()
        || COMMON.matcher(word.group(1)).matches()
        || word.group(1).length() < 2
        || NOT.matcher(plain).matches()) {
      return false;
    }
    wants.contains(word.group(1));
    return true;
  }

  private static boolean isLiteral(String text) {
    return text.split("\\s+").length <= 3 || text.matches("(?s).*[=:/_(){}\\[\\]0-9\\t|].*");
  }

  private boolean last(String plain) {
    Optional<String> file = Looked.file(command);
    if (THERE.matcher(plain).matches() && file.isPresent() && !file.get().matches(".*[*?$\\[].*")) {
      extra.add(
          new Yaml.Keys(
              List.of(new Yaml.Entry("file", Yaml.Words.of(Placeholders.named(file.get()))))));
      return true;
    }
    boolean something =
        SHOWS.matcher(plain).matches()
            && !plain
                .toLowerCase(Locale.ROOT)
                .matches(
                    ".*\\b(?:error|no|not|fail\\w*|succeed|complete|finish|start|run|work)s?\\b.*");
    return something && !command.isBlank() && wants.put("empty", "false");
  }
}
