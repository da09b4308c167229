package dev.stepgate.data.mask;

import dev.stepgate.runbook.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what a ledger says about one column. */
final class DecisionReader {
  private static final String COLUMN_FORMS = "keep, null, drop or {mask: a rule}";
  private static final List<String> WITH_OPTIONS = List.of("date", "fixed", "json");
  private static final int MOST_DAYS = 3650;

  private final LedgerProblems problems;

  DecisionReader(LedgerProblems problems) {
    this.problems = problems;
  }

  Optional<Decision> of(String column, Node node) {
    if (node instanceof MappingNode mapping) {
      return mask(column, mapping);
    }
    Optional<Decision> word = word(node);
    if (word.isEmpty()) {
      problems.add(LedgerReader.line(node), column + " wants " + COLUMN_FORMS + instead(node));
    }
    return word;
  }

  private Optional<Decision> mask(String column, MappingNode node) {
    Map<String, LedgerReader.Entry> entries = LedgerReader.entries(node, column, problems);
    if (entries.size() != 1 || !entries.containsKey("mask")) {
      problems.add(LedgerReader.line(node), column + " wants " + COLUMN_FORMS);
      return Optional.empty();
    }
    return rule(column, entries.get("mask").value()).map(Decision.Mask::new);
  }

  private static Optional<Decision> word(Node node) {
    return switch (text(node).orElse("")) {
      case "keep" -> Optional.of(new Decision.Keep());
      case "null" -> Optional.of(new Decision.Empty());
      case "drop" -> Optional.of(new Decision.Drop());
      default -> Optional.empty();
    };
  }

  /** A rule's name without its 'mask' is easily written. */
  private static String instead(Node node) {
    return text(node)
        .filter(text -> names().contains(text))
        .map(text -> "; did you mean {mask: " + text + "}?")
        .orElse("");
  }

  private Optional<Rule> rule(String column, Node node) {
    if (node instanceof MappingNode mapping) {
      return ruleWithOptions(column, mapping);
    }
    String name = text(node).orElse("");
    if (name.equals("date")) {
      return Optional.of(new Rule.Shift(Rule.Shift.DAYS, false));
    }
    Optional<RuleName> known = RuleName.named(name);
    if (known.isEmpty()) {
      problems.add(LedgerReader.line(node), column + ": " + unknown(name));
    }
    return known.map(Rule.Named::new);
  }

  private static String unknown(String name) {
    if (WITH_OPTIONS.contains(name)) {
      return "the rule '" + name + "' wants a value: {" + name + ": …}";
    }
    return "no rule '"
        + name
        + "'; "
        + Nearest.to(name, names())
            .map(near -> "did you mean '" + near + "'?")
            .orElse("there are " + String.join(", ", names()));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(RuleName.texts());
    names.addAll(WITH_OPTIONS);
    return names;
  }

  private Optional<Rule> ruleWithOptions(String column, MappingNode node) {
    Map<String, LedgerReader.Entry> entries = LedgerReader.entries(node, column, problems);
    String name = entries.keySet().stream().findFirst().orElse("");
    if (entries.size() != 1 || !WITH_OPTIONS.contains(name)) {
      problems.add(
          LedgerReader.line(node),
          column + ": only date, fixed and json take a value, one of them");
      return Optional.empty();
    }
    Node value = entries.get(name).value();
    return switch (name) {
      case "date" -> Optional.of(shift(column, value));
      case "fixed" -> fixed(column, value);
      default -> Optional.of(json(column, value));
    };
  }

  private Rule shift(String column, Node node) {
    Map<String, LedgerReader.Entry> options = LedgerReader.entries(node, column, problems);
    int days = Rule.Shift.DAYS;
    boolean keepOrder = false;
    for (var option : options.entrySet()) {
      String text = text(option.getValue().value()).orElse("");
      if (option.getKey().equals("days") && isDays(text)) {
        days = Integer.parseInt(text);
      } else if (option.getKey().equals("keep-order") && text.matches("true|false")) {
        keepOrder = Boolean.parseBoolean(text);
      } else {
        problems.add(
            option.getValue().line(), column + ": date takes days: 1..3650 and keep-order: true");
      }
    }
    return new Rule.Shift(days, keepOrder);
  }

  private static boolean isDays(String text) {
    return text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= MOST_DAYS;
  }

  private Optional<Rule> fixed(String column, Node node) {
    Optional<String> text = text(node);
    if (text.isEmpty()) {
      problems.add(LedgerReader.line(node), column + ": fixed wants plain text");
    }
    return text.map(Rule.Fixed::new);
  }

  private Rule json(String column, Node node) {
    List<PathRule> paths = new ArrayList<>();
    LedgerReader.entries(node, column, problems)
        .forEach((path, entry) -> path(column, path, entry).ifPresent(paths::add));
    return new Rule.Json(paths);
  }

  private Optional<PathRule> path(String column, String text, LedgerReader.Entry entry) {
    Optional<JsonPath> path = JsonPath.of(text);
    if (path.isEmpty()) {
      problems.add(entry.line(), column + ": '" + text + "' is no path such as $.person.email");
    }
    Optional<Decision> decision = leaf(column + " " + text, entry.value());
    return path.isPresent() && decision.isPresent()
        ? Optional.of(new PathRule(path.get(), decision.get()))
        : Optional.empty();
  }

  private Optional<Decision> leaf(String where, Node node) {
    Optional<Decision> word = word(node);
    return word.isPresent() ? word : rule(where, node).flatMap(rule -> inJson(where, node, rule));
  }

  private Optional<Decision> inJson(String where, Node node, Rule rule) {
    if (rule instanceof Rule.Json) {
      problems.add(
          LedgerReader.line(node), where + ": no JSON inside of JSON; write a longer path");
      return Optional.empty();
    }
    return Optional.of(new Decision.Mask(rule));
  }

  private static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }
}
