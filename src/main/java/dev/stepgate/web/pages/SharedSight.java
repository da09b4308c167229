package dev.stepgate.web.pages;

import dev.stepgate.audit.History;
import dev.stepgate.audit.LogRecord;
import dev.stepgate.run.Engine;
import dev.stepgate.run.RunView;
import dev.stepgate.run.RunView.StepView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What all who watch a run get to see, made once for each change of the run. */
final class SharedSight {
  private final Engine engine;
  private final String run;
  private final Rendering rendering;
  private final NextSteps next;
  private final Paces paces;
  private final Map<Integer, Part> steps = new TreeMap<>();
  private Part head = new Part("", 0);
  private Part state = new Part("", 0);
  private int records;
  private int version;
  private long looked;

  /**
   * A piece of the page.
   *
   * @param version the change with which it came to be what it is
   */
  private record Part(String html, int version) {}

  /**
   * What has changed for somebody.
   *
   * @param version to be asked with for the next change
   * @param fields to be sent; empty for nothing
   */
  record Change(int version, Map<String, Object> fields) {}

  SharedSight(Engine engine, String run, Rendering rendering, NextSteps next, Paces paces) {
    this.engine = engine;
    this.run = run;
    this.rendering = rendering;
    this.next = next;
    this.paces = paces;
  }

  /** All that is newer than a version; one who is slow gets what is newest, and only that. */
  synchronized Change since(int seen) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (head.version() > seen) {
      fields.put("head", head.html());
    }
    if (state.version() > seen) {
      fields.put("token", state.html());
    }
    Map<Integer, String> changed = new TreeMap<>();
    steps.forEach(
        (number, part) -> {
          if (part.version() > seen) {
            changed.put(number, part.html());
          }
        });
    if (!changed.isEmpty()) {
      fields.put("steps", changed);
    }
    return new Change(version, fields);
  }

  /**
   * Looks at the run, unless somebody else just has.
   *
   * @param from the records whose steps a newcomer may not have seen
   */
  synchronized void update(int from, long everyMillis) {
    History history = engine.history(run);
    long now = System.nanoTime() / 1_000_000;
    int first = version == 0 ? from : Math.min(from, records);
    if (version > 0
        && history.count() == records
        && from >= records
        && now - looked < everyMillis) {
      return;
    }
    looked = now;
    render(history, first);
    records = history.count();
  }

  private void render(History history, int first) {
    RunView view = engine.show(run);
    int newer = version + 1;
    Part newHead = changed(head, rendering.head(RunHead.of(view)), newer);
    Part newState = changed(state, next.token(view), newer);
    boolean different = newHead != head || newState != state;
    head = newHead;
    state = newState;
    Set<String> touched = touched(history, first);
    touched.add(ChosenStep.current(view));
    for (StepView step : view.steps()) {
      if (touched.contains(step.id())) {
        StepLine line = StepLine.of(view, step, paces.of(view, step));
        Part known = steps.getOrDefault(step.number(), new Part("", 0));
        Part part = changed(known, rendering.step(line), newer);
        different |= part != known;
        steps.put(step.number(), part);
      }
    }
    if (different) {
      version = newer;
    }
  }

  private static Part changed(Part known, String html, int version) {
    return known.html().equals(html) ? known : new Part(html, version);
  }

  private static Set<String> touched(History history, int first) {
    return history.recordsFrom(first).stream()
        .map(SharedSight::step)
        .collect(Collectors.toCollection(java.util.HashSet::new));
  }

  private static String step(LogRecord record) {
    return record.text("step");
  }
}
