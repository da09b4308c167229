package dev.stepgate.data.mask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the YAML of a ledger. */
final class LedgerReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(20_000_000).build();

  private final LedgerProblems problems;
  private final DecisionReader decisions;

  LedgerReader(LedgerProblems problems) {
    this.problems = problems;
    this.decisions = new DecisionReader(problems);
  }

  List<TableRules> read(String text) {
    return root(text).map(root -> tables(entries(root, "the ledger"))).orElse(List.of());
  }

  private Optional<Node> root(String text) {
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isEmpty()) {
        problems.add(0, "it is empty; begin with 'masking: 1' and 'tables:'");
      }
      return root;
    } catch (YamlEngineException wrong) {
      problems.add(lineOf(wrong), "not valid YAML: " + reason(wrong));
      return Optional.empty();
    }
  }

  private List<TableRules> tables(Map<String, Entry> entries) {
    Entry version = entries.remove("masking");
    Entry tables = entries.remove("tables");
    if (version == null) {
      problems.add(0, "'masking: 1' is missing");
    } else if (!(version.value instanceof ScalarNode one && one.getValue().equals("1"))) {
      problems.add(version.line, "this program knows 'masking: 1' only");
    }
    entries.forEach(
        (key, entry) ->
            problems.add(entry.line, "unknown key '" + key + "'; there are masking and tables"));
    if (tables == null) {
      problems.add(0, "'tables:' is missing");
      return List.of();
    }
    List<TableRules> rules = new ArrayList<>();
    entries(tables.value, "'tables'").forEach((name, entry) -> rules.add(table(name, entry)));
    return rules;
  }

  private TableRules table(String name, Entry entry) {
    List<TableRules.ColumnRule> columns = new ArrayList<>();
    entries(entry.value, "'" + name + "'")
        .forEach(
            (column, rule) ->
                decisions
                    .of(name + "." + column, rule.value)
                    .map(decision -> new TableRules.ColumnRule(column, rule.line, decision))
                    .ifPresent(columns::add));
    return new TableRules(name, entry.line, columns);
  }

  private Map<String, Entry> entries(Node node, String what) {
    return entries(node, what, problems);
  }

  /** What stands in a map, by its keys. */
  static Map<String, Entry> entries(Node node, String what, LedgerProblems problems) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problems.add(line(node), what + " is a map of names");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(line, "a name is plain text");
      } else if (entries.putIfAbsent(key.getValue(), new Entry(line, tuple.getValueNode()))
          != null) {
        problems.add(line, "'" + key.getValue() + "' stands here twice");
      }
    }
    return entries;
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static int lineOf(YamlEngineException wrong) {
    return wrong instanceof MarkedYamlEngineException marked
        ? marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0)
        : 0;
  }

  private static String reason(YamlEngineException wrong) {
    String reason =
        wrong instanceof MarkedYamlEngineException marked
            ? marked.getProblem()
            : String.valueOf(wrong.getMessage());
    return reason.lines().findFirst().orElse("").strip();
  }

  /** A value, and the line where its key stands. */
  record Entry(int line, Node value) {}
}
