package dev.stepgate.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the YAML parser complains about, in words that help. */
record SyntaxMessage(Place place, String message, String hint) {
  private static final String QUOTE = "Put the whole value in quotes.";

  /** Part of the parser's words, and what we say instead. */
  private static final List<Map.Entry<String, List<String>>> KNOWN =
      List.of(
          Map.entry("TAB", List.of("a tab where only spaces are allowed", "Indent with spaces.")),
          Map.entry(
              "mapping values are not allowed here",
              List.of(
                  "a ':' where no key can be",
                  "Put the value in quotes if the ':' belongs to it; else check the indentation.")),
          Map.entry(
              "could not find expected ':'",
              List.of("a line that is neither 'key: value' nor a list item", "Add the ':'.")),
          Map.entry(
              "found unexpected end of stream",
              List.of("a quote that is never closed", "Close the quote.")),
          Map.entry(
              "expected ',' or ']'",
              List.of("a '[' that is never closed", "Add the ',' or ']' that is missing.")),
          Map.entry(
              "expected ',' or '}'",
              List.of("a '{' that is never closed", "Add the ',' or '}' that is missing.")),
          Map.entry(
              "cannot start any token", List.of("a value cannot start with this character", QUOTE)),
          Map.entry(
              "unknown escape character",
              List.of(
                  "an unknown escape in double quotes",
                  "Use single quotes, or write the backslash twice.")),
          Map.entry(
              "expected <block end>",
              List.of(
                  "this line fits neither the lines above nor their indentation",
                  "Indent all keys of one map, and all '-' of one list, alike.")));

  static SyntaxMessage of(YamlEngineException wrong) {
    String problem =
        wrong instanceof MarkedYamlEngineException marked
            ? marked.getProblem()
            : wrong.getMessage();
    Place place = placeOf(wrong);
    String words = problem == null ? "" : problem;
    return KNOWN.stream()
        .filter(known -> words.contains(known.getKey()))
        .findFirst()
        .map(known -> new SyntaxMessage(place, known.getValue().get(0), known.getValue().get(1)))
        .orElseGet(() -> other(place, words));
  }

  void addTo(Problems problems) {
    problems.add(place, message, hint);
  }

  private static SyntaxMessage other(Place place, String words) {
    String first = words.lines().findFirst().orElse("");
    return new SyntaxMessage(
        place, "not valid YAML: " + Shown.shortened(first), "Check quotes and indentation here.");
  }

  private static Place placeOf(YamlEngineException wrong) {
    Optional<Mark> mark =
        wrong instanceof MarkedYamlEngineException marked
            ? marked.getProblemMark()
            : Optional.empty();
    return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.START);
  }
}
