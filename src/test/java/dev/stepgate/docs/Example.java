package dev.stepgate.docs;

import java.util.List;
import java.util.stream.Stream;

/** A YAML example of a runbook; what stands behind the fence says what it is a part of. */
record Example(String place, String kind, String yaml) {
  private static final String HEAD =
      """
      runbook: example
      databases:
        dev: {embedded: postgresql, role: development}
      steps:
      """;

  static List<Example> all() {
    return Page.blocks().stream()
        .filter(block -> block.info().split(" ")[0].equals("yaml"))
        .map(block -> of(block))
        .filter(example -> !List.of("ledger", "console", "settings").contains(example.kind()))
        .toList();
  }

  static Stream<Example> runnable() {
    return all().stream().filter(example -> example.kind().equals("run"));
  }

  private static Example of(Page.Block block) {
    String kind = block.info().substring("yaml".length()).strip();
    return new Example(block.place(), kind, block.text());
  }

  /** The smallest runbook that has this example in it. */
  String runbook() {
    return switch (kind) {
      case "", "run" -> yaml;
      case "steps" -> HEAD + indented(yaml, "", "  ");
      case "step" -> HEAD + indented(yaml, "  - ", "    ");
      case "check" -> HEAD + "  - id: example\n    check:\n" + indented(yaml, "", "      ");
      default -> throw new AssertionError(place + ": what is a 'yaml " + kind + "'?");
    };
  }

  private static String indented(String yaml, String first, String others) {
    String all = yaml.indent(others.length());
    return first.isEmpty() ? all : first + all.substring(others.length());
  }

  @Override
  public String toString() {
    return place;
  }
}
