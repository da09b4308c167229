package dev.stepgate.data.read;

import dev.stepgate.data.schema.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all objects of a model have between them. */
final class Surveyed {
  private final String name;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Facts> fields = new LinkedHashMap<>();
  private long objects;
  private long keys;
  private final Facts keyFacts = new Facts();
  private long largestKey;

  /** Of a field. */
  static final class Facts {
    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.INTEGER, Kind.FLOAT);
    private long present;
    private long lists;
    private long items;
    private long listsInLists;
    private @Nullable Kind kind;

    private void add(Value value) {
      present++;
      see(value);
      if (value.isList()) {
        lists++;
        items += value.items().stream().map(Value::raw).distinct().count();
        listsInLists += value.items().stream().filter(Value::isList).count();
      }
    }

    private void see(Value value) {
      if (!value.isNull()) {
        Kind seen = kind(value);
        kind = kind == null || kind == seen ? seen : together(kind, seen);
      }
    }

    private static Kind kind(Value value) {
      return switch (value.token()) {
        case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
        case VALUE_NUMBER_INT -> Kind.INTEGER;
        case VALUE_NUMBER_FLOAT -> Kind.FLOAT;
        case VALUE_STRING -> Kind.TEXT;
        default -> Kind.JSON;
      };
    }

    private static Kind together(Kind one, Kind other) {
      Set<Kind> both = EnumSet.of(one, other);
      return both.equals(NUMBERS) ? Kind.FLOAT : Kind.JSON;
    }

    /** What fits all its values; JSON takes any. */
    Kind kind() {
      return kind == null ? Kind.TEXT : kind;
    }

    long present() {
      return present;
    }

    boolean hasLists() {
      return lists > 0;
    }

    boolean hasListsInLists() {
      return listsInLists > 0;
    }

    /** How many are listed, none twice in one list. */
    long items() {
      return items;
    }
  }

  Surveyed(String name) {
    this.name = name;
  }

  void add(ForeignObject object) {
    objects++;
    object.fields().forEach((field, value) -> facts(field).add(value));
    Value pk = object.pk();
    if (pk != null) {
      keys++;
      keyFacts.add(pk);
      largestKey = Math.max(largestKey, number(pk));
    }
  }

  void add(Part part) {
    parts.add(part);
  }

  private Facts facts(String field) {
    return fields.computeIfAbsent(field, unknown -> new Facts());
  }

  private static long number(Value value) {
    String text = value.text();
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  String name() {
    return name;
  }

  List<Part> parts() {
    return parts;
  }

  Map<String, Facts> fields() {
    return fields;
  }

  long objects() {
    return objects;
  }

  /** How many of them say their pk. */
  long keys() {
    return keys;
  }

  Kind keyKind() {
    return keyFacts.kind();
  }

  long largestKey() {
    return largestKey;
  }

  /** The files, for people. */
  String place() {
    String first = parts.get(0).file().getFileName().toString();
    long files = parts.stream().map(Part::file).distinct().count();
    return files == 1 ? first : first + " and " + (files - 1) + " more";
  }
}
