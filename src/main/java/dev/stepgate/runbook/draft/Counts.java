package dev.stepgate.runbook.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same thing counted in several places, with numbers that cannot all be right. */
final class Counts {
  private static final Pattern LABEL =
      Pattern.compile("^\\W{0,6}([A-Za-z][A-Za-z_]*(?: [a-z]+){0,2}):\\**\\s+([\\d,]{1,12})\\s*$");
  private static final Pattern ROW =
      Pattern.compile("^\\s*[|│]\\s*`?([A-Za-z][\\w.]*)`?\\s*[|│]\\s*([\\d,]{1,12})\\s*[|│]\\s*$");
  private static final Pattern PROSE =
      Pattern.compile(
          "(?<![\\w.,:/~≈>=<+-])\\**(\\d[\\d,]{0,11})\\**\\s+([a-z]{3,20})\\b(?!\\s*ago)");
  private static final Set<String> OTHERS =
      Set.of(
          "status",
          "code",
          "port",
          "pid",
          "version",
          "step",
          "time",
          "line",
          "exit",
          "id",
          "total",
          "minute",
          "second",
          "hour",
          "day",
          "page",
          "revision",
          "priority",
          "missing",
          "file",
          "number",
          "timeout",
          "interval",
          "year",
          "attempt",
          "note");
  private final Map<String, List<Count>> seen = new LinkedHashMap<>();

  private record Count(int line, String number) {}

  static void find(Source source, Findings findings) {
    Counts counts = new Counts();
    List<String> lines = source.lines();
    for (int i = 0; i < lines.size(); i++) {
      counts.add(LABEL.matcher(lines.get(i)), 1, 2, i + 1, false);
      counts.add(ROW.matcher(lines.get(i)), 1, 2, i + 1, false);
    }
    for (int i = 0; i < lines.size(); i++) {
      counts.add(PROSE.matcher(lines.get(i)), 2, 1, i + 1, true);
    }
    counts.tell(findings);
  }

  /** Sentences count only what is counted elsewhere as well. */
  private void add(Matcher matcher, int label, int number, int line, boolean onlyKnown) {
    while (matcher.find()) {
      String subject = subject(matcher.group(label));
      String value = matcher.group(number).replace(",", "");
      boolean wanted = !OTHERS.contains(subject) && value.matches("[1-9]\\d*");
      if (wanted && (!onlyKnown || seen.containsKey(subject))) {
        seen.computeIfAbsent(subject, any -> new ArrayList<>()).add(new Count(line, value));
      }
    }
  }

  /** A table is named like what is in it, behind the name of its application. */
  private static String subject(String label) {
    String[] words = label.toLowerCase(Locale.ROOT).split("[^a-z0-9]+");
    return Words.singular(words[words.length - 1]);
  }

  private void tell(Findings findings) {
    seen.forEach(
        (subject, counts) -> {
          Count first = counts.get(0);
          counts.stream()
              .filter(count -> !count.number().equals(first.number()))
              .findFirst()
              .ifPresent(
                  other ->
                      findings.add(
                          "contradicting-number",
                          other.line(),
                          "'"
                              + subject
                              + "' is "
                              + other.number()
                              + " here and "
                              + first.number()
                              + " in line "
                              + first.line(),
                          "Both cannot be right: take a lower bound, or compare with a number captured at the export."));
        });
  }
}
