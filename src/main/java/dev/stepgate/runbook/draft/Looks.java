package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sentences that say what has to hold, and name no command. */
final class Looks {
  private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.:-]+(?:/[\\w./?=&%~+-]*)?");
  private static final Pattern ANSWERS =
      Pattern.compile(
          "(?i).*\\b(?:accessible|respond\\w*|reach\\w*|available|answer\\w*|loads?|returns?|up|running|status|served?|200|works?|opens?|says?|shows?|displays?|reports?)\\b.*");
  private static final Pattern FILE =
      Pattern.compile("(?:[\\w.~-]*/)?[\\w./-]*[\\w-]\\.[a-z][a-z0-9.]{0,8}");
  private static final Pattern BARE_FILE =
      Pattern.compile(
          "(?<![\\w./:-])[\\w./~-]*[\\w-]\\.(?:sql|dump|dmp|gz|xz|zst|bz2|zip|tar|tgz|bak|csv|json|xml)(?![\\w.]*\\w)");
  private static final Pattern THERE =
      Pattern.compile(
          "(?i).*\\b(?:exists?|is there|present|created|written|non-?empty|not empty|appears?)\\b.*");
  private final Plan plan;
  private final Parts parts;
  private final Findings findings;

  Looks(Plan plan, Parts parts, Findings findings) {
    this.plan = plan;
    this.parts = parts;
    this.findings = findings;
  }

  void resolve() {
    List<Said> left = new ArrayList<>();
    for (Said look : List.copyOf(plan.looks)) {
      if (!address(look) && !file(look) && !onProof(look)) {
        left.add(look);
      }
    }
    plan.looks.clear();
    left.forEach(this::leave);
    if (parts.isManual() && !left.isEmpty()) {
      List<String> items =
          new ArrayList<>(plan.checklist.stream().map(s -> Words.plain(s.text())).toList());
      left.forEach(look -> items.add(Words.plain(look.text())));
      parts.checklist(items);
    }
  }

  private boolean address(Said look) {
    Matcher matcher = ADDRESS.matcher(look.text());
    if (!matcher.find()
        || !ANSWERS.matcher(look.text().replace(matcher.group(), "")).matches()
        || Hands.isByHand(look.text())) {
      return false;
    }
    List<Yaml.Entry> entries = new ArrayList<>();
    entries.add(new Yaml.Entry("http", Yaml.Words.of(matcher.group().replaceFirst("[.,]$", ""))));
    Matcher status =
        Pattern.compile("\\b([1-5]\\d\\d)\\b").matcher(look.text().replace(matcher.group(), ""));
    if (status.find()) {
      entries.add(new Yaml.Entry("status", new Yaml.Words(status.group(1), true)));
    } else {
      entries.add(new Yaml.Entry("status", Parts.ANSWERS));
    }
    QuotedWords.in(look.text().replace(matcher.group(), "")).stream()
        .filter(word -> !word.matches("[1-5]\\d\\d(?: .*)?"))
        .findFirst()
        .ifPresent(word -> entries.add(new Yaml.Entry("contains", Yaml.Words.of(word))));
    if (parts.isService()) {
      List<String> comment = List.of("the document does not say how long the start may take");
      entries.add(new Yaml.Entry(comment, "within", Yaml.Words.of("2m")));
    }
    parts.check(new Yaml.Keys(entries));
    return true;
  }

  private boolean file(Said look) {
    List<String> files =
        Stream.concat(
                Words.code(look.text()).stream(),
                BARE_FILE
                    .matcher(look.text().replaceAll("`[^`]*`", " "))
                    .results()
                    .map(MatchResult::group))
            .filter(code -> FILE.matcher(code).matches() && !code.matches("[\\d.]+"))
            .toList();
    if (files.isEmpty() || !THERE.matcher(look.text()).matches()) {
      return false;
    }
    files.forEach(file -> parts.check(Parts.keys("file", Placeholders.named(file))));
    return true;
  }

  private boolean onProof(Said look) {
    boolean about =
        plan.wanted.contains(look)
            || !plan.proofs.isEmpty()
                && look.line() > plan.proofs.get(plan.proofs.size() - 1).line();
    if (plan.proofs.isEmpty() || parts.isManual() || !about) {
      return false;
    }
    plan.proofs.get(plan.proofs.size() - 1).say(look.line(), look.text());
    return true;
  }

  private void leave(Said look) {
    if (parts.isManual()) {
      return;
    }
    // What a page should show is not what the command prints.
    if (!ADDRESS.matcher(look.text()).find()) {
      plan.said.add(look);
    }
    findings.add(
        "undecided",
        look.line(),
        "nothing could be made of '" + Words.shortened(Words.plain(look.text())) + "'",
        "Find a command, a file or an address that shows it, and write a check.");
  }
}
