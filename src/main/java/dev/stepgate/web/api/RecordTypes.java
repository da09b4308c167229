package dev.stepgate.web.api;

import dev.stepgate.run.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records that calls take and answer with, by their simple names. */
final class RecordTypes {
  private final Map<String, Class<?>> records = new LinkedHashMap<>();

  /** With all records that are part of this type. */
  void add(Type type) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof Class<?> record
        && record.isRecord()
        && records.put(record.getSimpleName(), record) == null) {
      Stream.of(record.getRecordComponents())
          .map(RecordComponent::getGenericType)
          .forEach(this::add);
    }
  }

  /** The names, as they are sent, of what may be null. */
  Set<String> nullable(String name) {
    Class<?> record = records.get(name);
    return record == null
        ? Set.of()
        : Stream.of(record.getRecordComponents())
            .filter(part -> part.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(part -> Json.snakeCase(part.getName()))
            .collect(Collectors.toSet());
  }
}
