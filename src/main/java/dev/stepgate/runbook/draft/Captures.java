package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the action itself should print: captured from its output, and looked at. */
final class Captures {
  private static final int LONGEST = 900;
  private static final int MOST = 8;

  private Captures() {}

  static void add(Plan plan, Parts parts, int step, Findings findings) {
    Wants wants = new Wants();
    Expecting expecting = new Expecting("", wants);
    plan.shown.forEach(shown -> expecting.expect(shown.text()));
    plan.said.removeIf(
        said -> {
          int before = wants.regexes().size();
          expecting.say(said.text());
          boolean used = wants.regexes().size() > before;
          if (used) {
            findings.withdraw("undecided", said.line());
          }
          return used;
        });
    List<String> regexes = wants.regexes();
    String regex = String.join("[\\s\\S]*?", regexes.subList(0, Math.min(MOST, regexes.size())));
    if (regexes.isEmpty() || regex.length() > LONGEST || !compiles(regex)) {
      return;
    }
    String name = "SHOWN_" + step;
    parts.capture(name, regex);
    List<Yaml.Entry> entries = new ArrayList<>();
    entries.add(new Yaml.Entry("run", Yaml.Words.of("printf '%s\\n' \"$" + name + "\"")));
    entries.addAll(wants.upTo(MOST));
    parts.check(new Yaml.Keys(entries));
  }

  private static boolean compiles(String regex) {
    try {
      return Pattern.compile(regex, Pattern.MULTILINE) != null;
    } catch (PatternSyntaxException wrong) {
      return false;
    }
  }
}
