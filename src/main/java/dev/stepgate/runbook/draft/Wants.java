package dev.stepgate.runbook.draft;

import dev.stepgate.runbook.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wanted of one command or file, collected sentence by sentence. */
final class Wants {
  private final Map<String, String> single = new LinkedHashMap<>();
  private final Map<String, List<String>> many = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();

  boolean isEmpty() {
    return single.isEmpty() && many.isEmpty();
  }

  /** A number, a size or a truth; the first that is said counts. */
  boolean put(String key, String value) {
    return single.putIfAbsent(key, value) == null;
  }

  boolean has(String key) {
    return single.containsKey(key);
  }

  void contains(String text) {
    lines.add(new Line(text, false));
    add("contains", Escapes.text(text));
  }

  void notContains(String text) {
    add("not-contains", Escapes.text(text));
  }

  void matches(String regex) {
    lines.add(new Line(regex, true));
    add("matches", Escapes.text(regex));
  }

  private void add(String key, String value) {
    List<String> values = many.computeIfAbsent(key, any -> new ArrayList<>());
    if (!value.isBlank() && !values.contains(value)) {
      values.add(value);
    }
  }

  List<Yaml.Entry> entries() {
    List<Yaml.Entry> entries = new ArrayList<>();
    single.forEach((key, value) -> entries.add(new Yaml.Entry(key, new Yaml.Words(value, true))));
    many.forEach(
        (key, values) -> {
          if (!values.isEmpty()) {
            boolean one = values.size() == 1;
            entries.add(
                new Yaml.Entry(key, one ? Yaml.Words.of(values.get(0)) : Yaml.Items.of(values)));
          }
        });
    return entries;
  }

  /** A line of output for each text that must occur, in the order of the document. */
  List<String> regexes() {
    return lines.stream()
        .map(line -> line.regex ? line.text : Patterns.literal(line.text))
        .toList();
  }

  /** What the first so many lines want. */
  List<Yaml.Entry> upTo(int most) {
    Wants first = new Wants();
    for (Line line : lines.subList(0, Math.min(most, lines.size()))) {
      if (line.regex) {
        first.matches(line.text);
      } else {
        first.contains(line.text);
      }
    }
    return first.entries();
  }

  private record Line(String text, boolean regex) {}
}
