package dev.stepgate.cli;

import dev.stepgate.run.Json;
import dev.stepgate.run.RunEvent;
import dev.stepgate.run.RunListener;
import dev.stepgate.run.Times;
import java.io.PrintStream;
import java.time.Clock;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object per event; docs/json-events.md names every field. */
final class JsonView implements RunListener {
  private final PrintStream out;
  private final Clock clock;

  JsonView(Surroundings around) {
    this.out = around.out();
    this.clock = around.clock();
  }

  @Override
  public synchronized void on(RunEvent event) {
    ObjectNode node = Json.object();
    node.put("event", Json.snakeCase(event.getClass().getSimpleName()));
    node.put("time", Times.exact(clock.instant()));
    Json.putAll(node, (Record) event);
    out.println(Json.line(node));
  }
}
