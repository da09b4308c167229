package dev.stepgate.runbook;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * What there is to know of a record type.
 *
 * @param keys of the components that are described
 */
record Shape(List<Key> keys, Constructor<?> constructor, List<Method> accessors) {
  /** Reflection reads annotations anew each time, which would take most of the time of loading. */
  private static final ClassValue<Shape> KNOWN =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return read(type.getRecordComponents(), type);
        }
      };

  static Shape of(Class<? extends Record> type) {
    return KNOWN.get(type);
  }

  private static Shape read(RecordComponent[] components, Class<?> type) {
    return new Shape(
        Arrays.stream(components)
            .filter(part -> part.isAnnotationPresent(Doc.class))
            .map(Key::of)
            .toList(),
        constructor(components, type),
        Arrays.stream(components).map(Shape::accessor).toList());
  }

  private static Constructor<?> constructor(RecordComponent[] components, Class<?> type) {
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot make a " + type.getName(), impossible);
    }
  }

  private static Method accessor(RecordComponent component) {
    component.getAccessor().setAccessible(true);
    return component.getAccessor();
  }
}
