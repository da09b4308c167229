package dev.stepgate.runbook;

import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** The explicit YAML tag of a node. */
final class Tags {
  private Tags() {}

  static String of(NodeEvent event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag().orElse("");
    }
    return event instanceof CollectionStartEvent start ? start.getTag().orElse("") : "";
  }
}
