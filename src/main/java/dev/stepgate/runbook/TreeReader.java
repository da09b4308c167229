package dev.stepgate.runbook;

import dev.stepgate.runbook.yaml.WholeCharacters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the plain part of YAML: maps, lists and text. Works on the parser's events, because only
 * they tell quotes, tags and anchors apart, and nothing is ever expanded.
 */
final class TreeReader {
  private static final int DEEPEST = 50;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(SourceText.MOST_BYTES).setUseMarks(true).build();

  private final Iterator<Event> events;
  private final Oddities oddities;
  private final Problems problems;

  private TreeReader(String text, Problems problems) {
    this.events = new Parse(SETTINGS).parseReader(new WholeCharacters(text)).iterator();
    this.problems = problems;
    this.oddities = new Oddities(problems);
  }

  static Optional<Node> read(String text, Problems problems) {
    try {
      return new TreeReader(text, problems).document();
    } catch (YamlEngineException wrong) {
      SyntaxMessage.of(wrong).addTo(problems);
    } catch (TooDeep deep) {
      problems.add(deep.place, "more than 50 levels of lists and maps", "Flatten the file.");
    }
    return Optional.empty();
  }

  private Optional<Node> document() {
    events.next();
    if (!events.next().getEventId().equals(ID.DocumentStart)) {
      return Optional.empty();
    }
    Node root = node(events.next(), 0);
    events.next();
    Event next = events.next();
    if (next.getEventId() == ID.DocumentStart) {
      problems.add(
          placeOf(next),
          "a second YAML document starts here",
          "Keep one runbook in one file, and remove the line '---'.");
    }
    return Optional.of(root);
  }

  private Node node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw new TooDeep(placeOf(event));
    }
    if (event instanceof NodeEvent marked) {
      oddities.report(marked, placeOf(event));
    }
    return switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart -> sequence(event, depth);
      case MappingStart -> mapping(event, depth);
      default -> new Node.Refused(placeOf(event));
    };
  }

  private Node scalar(ScalarEvent event) {
    String text = event.getValue();
    if (text.codePoints().anyMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF)) {
      problems.add(placeOf(event), "a NUL or half a character in text", "Remove the escape.");
      return new Node.Refused(placeOf(event));
    }
    return new Node.Scalar(placeOf(event), text, event.isPlain());
  }

  private Node sequence(Event start, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event next = events.next(); next.getEventId() != ID.SequenceEnd; next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new Node.Sequence(placeOf(start), List.copyOf(items));
  }

  private Node mapping(Event start, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Event next = events.next(); next.getEventId() != ID.MappingEnd; next = events.next()) {
      Node key = node(next, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (key instanceof Node.Scalar name) {
        put(entries, new Node.Entry(name.place(), name.text(), value));
      } else if (!(key instanceof Node.Refused)) {
        problems.add(key.place(), "a key is text, not " + key.describe(), "Write 'key: value'.");
      }
    }
    return new Node.Mapping(placeOf(start), Collections.unmodifiableMap(entries));
  }

  private void put(Map<String, Node.Entry> entries, Node.Entry entry) {
    Node.Entry first = entries.putIfAbsent(entry.key(), entry);
    if (first != null) {
      problems.add(
          entry.place(),
          "the key " + Shown.quoted(entry.key()) + " stands here twice",
          "The first is in line " + first.place().line() + "; keep one of them.");
    } else if (entry.key().equals("<<")) {
      entries.remove("<<");
      problems.add(
          entry.place(), "merge keys are not allowed", "Write the keys out where they apply.");
    }
  }

  private static Place placeOf(Event event) {
    return event
        .getStartMark()
        .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Place.START);
  }

  /** Anchors, aliases and tags: legal YAML, and never needed here. */
  private record Oddities(Problems problems) {
    void report(NodeEvent event, Place place) {
      if (event instanceof AliasEvent) {
        problems.add(place, "aliases (*name) are not allowed", "Write the value out.");
      } else if (event.getAnchor().isPresent()) {
        problems.add(place, "anchors (&name) are not allowed", "Write the value out.");
      }
      String tag = Tags.of(event);
      if (!tag.isEmpty()) {
        problems.add(place, "tags are not allowed: " + Shown.shortened(tag), "Remove the tag.");
      }
    }
  }

  /** Ends the reading, wherever it is. */
  private static final class TooDeep extends RuntimeException {
    private final transient Place place;

    TooDeep(Place place) {
      super(null, null, false, false);
      this.place = place;
    }
  }
}
