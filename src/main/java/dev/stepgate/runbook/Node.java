package dev.stepgate.runbook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A piece of the file as it was written: nothing resolved, everything with its place. */
sealed interface Node {
  Place place();

  /** What it is, for messages: {@code a list}, {@code 'no'}. */
  String describe();

  default boolean isEmpty() {
    return false;
  }

  /** Text, as it stands in the file; {@code plain} if it is without quotes. */
  record Scalar(Place place, String text, boolean plain) implements Node {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    @Override
    public boolean isEmpty() {
      return plain && NOTHING.contains(text);
    }

    @Override
    public String describe() {
      return isEmpty() ? "nothing" : Shown.quoted(text);
    }
  }

  /** A list. */
  record Sequence(Place place, List<Node> items) implements Node {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** A map whose keys are all different. */
  record Mapping(Place place, Map<String, Entry> byKey) implements Node {
    Collection<Entry> entries() {
      return byKey.values();
    }

    Optional<Entry> entry(String key) {
      return Optional.ofNullable(byKey.get(key));
    }

    /** Where the key stands, or the whole map if it is not there. */
    Place placeOf(String key) {
      return entry(key).map(Entry::place).orElse(place);
    }

    @Override
    public String describe() {
      return "a map";
    }
  }

  /** Something that was refused already: whoever meets it stays silent. */
  record Refused(Place place) implements Node {
    @Override
    public String describe() {
      return "something refused";
    }
  }

  /** One key of a map, with the place of the key. */
  record Entry(Place place, String key, Node value) {}
}
