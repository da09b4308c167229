package dev.stepgate.runbook;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;

/** One key of the YAML, as a record component describes it. */
record Key(String name, Type type, Doc doc) {

  /** The keys of a record, in order; components without {@link Doc} are none. */
  static List<Key> of(Class<? extends Record> type) {
    return Shape.of(type).keys();
  }

  static List<String> namesOf(Class<? extends Record> type) {
    return of(type).stream().map(Key::name).toList();
  }

  static Key of(RecordComponent component) {
    Doc doc = component.getAnnotation(Doc.class);
    String name = doc.key().isEmpty() ? kebab(component.getName()) : doc.key();
    return new Key(name, component.getGenericType(), doc);
  }

  static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
