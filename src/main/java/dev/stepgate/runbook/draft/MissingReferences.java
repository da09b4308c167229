package dev.stepgate.runbook.draft;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Steps and sections that a document names and does not have. */
final class MissingReferences {
  private static final Pattern STEPS =
      Pattern.compile(
          "(?i)\\bsteps?\\s+#?(\\d{1,3})\\b(?!\\.\\d)(?:\\s*(?:-|–|—|to|through|and|,)\\s*#?(\\d{1,3})\\b(?!\\s*(?:minutes|seconds|hours|%)))?");
  private static final Pattern ANCHOR = Pattern.compile("]\\(#([^)]+)\\)");
  private static final Pattern SECTION =
      Pattern.compile(
          "(?i)\\bsee (?:the )?[\"“]([^\"”]{3,60})[\"”]\\s+(?:section|above|below|chapter)");

  private MissingReferences() {}

  static void find(Source source, Section document, List<Unit> units, Findings findings) {
    Set<Integer> known =
        units.stream()
            .map(Unit::number)
            .filter(n -> n != null && n.matches("\\d{1,3}"))
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    Set<String> anchors =
        document.all().map(section -> anchor(section.heading().text())).collect(Collectors.toSet());
    Set<String> titles =
        document
            .all()
            .map(section -> section.title().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (int i = 0; i < source.lines().size(); i++) {
      String line = source.lines().get(i);
      if (known.size() > 1) {
        steps(line, i + 1, known, findings);
      }
      anchors(line, i + 1, anchors, findings);
      sections(line, i + 1, titles, findings);
    }
  }

  private static void steps(String line, int at, Set<Integer> known, Findings findings) {
    Matcher matcher = STEPS.matcher(line);
    while (matcher.find()) {
      for (int group = 1; group <= 2; group++) {
        String number = matcher.group(group);
        if (number != null && !known.contains(Integer.valueOf(number))) {
          findings.add(
              "no-such-step",
              at,
              "step " + number + " is named, and there is none",
              "The steps go from "
                  + known.stream().min(Integer::compare).orElse(0)
                  + " to "
                  + known.stream().max(Integer::compare).orElse(0)
                  + "; find out which one is meant.");
        }
      }
    }
  }

  private static void anchors(String line, int at, Set<String> anchors, Findings findings) {
    Matcher matcher = ANCHOR.matcher(line);
    while (matcher.find()) {
      if (!anchors.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
        findings.add(
            "no-such-section",
            at,
            "the section '#" + matcher.group(1) + "' is linked, and there is none",
            "Find out where it went.");
      }
    }
  }

  private static void sections(String line, int at, Set<String> titles, Findings findings) {
    Matcher matcher = SECTION.matcher(line);
    while (matcher.find()) {
      String name = matcher.group(1).toLowerCase(Locale.ROOT).replaceFirst("[!.]$", "");
      boolean looksLikeFile = name.matches(".*\\.\\w{2,4}");
      if (!looksLikeFile && titles.stream().noneMatch(title -> title.contains(name))) {
        findings.add(
            "no-such-section",
            at,
            "the section '" + matcher.group(1) + "' is named, and there is none",
            "Find out where it went.");
      }
    }
  }

  private static String anchor(String heading) {
    return Words.plain(heading)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .strip()
        .replace(' ', '-');
  }
}
