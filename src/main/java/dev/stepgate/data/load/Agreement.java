package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must be the same when an import goes on, by its name. */
record Agreement(Map<String, String> terms) {
  static Agreement read(String detail) {
    Map<String, String> terms = new TreeMap<>();
    for (String line : detail.split("\n")) {
      int end = line.indexOf(": ");
      terms.put(line.substring(0, end), line.substring(end + 2));
    }
    return new Agreement(terms);
  }

  String written() {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(terms).forEach((name, value) -> lines.add(name + ": " + value));
    return String.join("\n", lines);
  }

  /** Refuses to go on with anything else than what was begun. */
  void mustBe(Agreement begun, String id) throws DataError {
    List<String> changed = new ArrayList<>();
    for (String name : new TreeMap<>(terms).keySet()) {
      String was = begun.terms.getOrDefault(name, "nothing");
      String is = terms.get(name);
      if (!was.equals(is)) {
        changed.add("its " + name + " was " + was + " and is " + is);
      }
    }
    if (!changed.isEmpty()) {
      throw new DataError("import " + id + " cannot go on: " + String.join("; ", changed));
    }
  }
}
