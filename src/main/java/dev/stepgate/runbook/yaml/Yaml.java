package dev.stepgate.runbook.yaml;

import java.util.List;
import java.util.Optional;

/** A piece of a YAML file, before it is written or after it was read. */
public sealed interface Yaml {

  /**
   * Text; {@code plain} if it stands without quotes, so that {@code 7} is a number and {@code true}
   * a truth.
   */
  record Words(String text, boolean plain) implements Yaml {
    public static Words of(String text) {
      return new Words(text, false);
    }

    /** A number, a truth, or nothing. */
    public boolean isLiteral() {
      return plain && Literals.matches(text);
    }
  }

  /** A list. */
  record Items(List<Yaml> items) implements Yaml {
    public Items {
      items = List.copyOf(items);
    }

    public static Items of(List<String> texts) {
      return new Items(texts.stream().map(text -> (Yaml) Words.of(text)).toList());
    }
  }

  /** A map, in its order. */
  record Keys(List<Entry> entries) implements Yaml {
    public Keys {
      entries = List.copyOf(entries);
    }

    public Optional<Yaml> get(String key) {
      return entries.stream()
          .filter(entry -> entry.key().equals(key))
          .map(Entry::value)
          .findFirst();
    }
  }

  /**
   * One key of a map.
   *
   * @param comments lines that stand above it
   */
  record Entry(List<String> comments, String key, Yaml value) {
    public Entry {
      comments = List.copyOf(comments);
    }

    public Entry(String key, Yaml value) {
      this(List.of(), key, value);
    }
  }
}
