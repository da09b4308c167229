package dev.stepgate.data.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all objects of a model have between them. */
final class Surveyed {
  private final String name;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Facts> fields = new LinkedHashMap<>();
  private long objects;
  private long keys;
  private long largestKey;

  /** Of a field. */
  static final class Facts {
    private long present;
    private long lists;
    private long items;
    private long listsInLists;

    private void add(Value value) {
      present++;
      if (value.isList()) {
        lists++;
        items += value.items().size();
        listsInLists += value.items().stream().filter(Value::isList).count();
      }
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
