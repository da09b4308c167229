package dev.stepgate.runbook;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds all values of one type in records, lists and maps. */
public final class Parts {
  private Parts() {}

  public static <T> Stream<T> in(@Nullable Object holder, Class<T> wanted) {
    if (wanted.isInstance(holder)) {
      return Stream.of(wanted.cast(holder));
    }
    if (holder instanceof Collection<?> many) {
      return many.stream().flatMap(part -> in(part, wanted));
    }
    if (holder instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(part -> in(part, wanted));
    }
    return holder instanceof Record record
        ? parts(record).flatMap(part -> in(part, wanted))
        : Stream.of();
  }

  private static Stream<@Nullable Object> parts(Record record) {
    return Shape.of(record.getClass()).accessors().stream().map(part -> read(part, record));
  }

  private static @Nullable Object read(Method part, Record record) {
    try {
      return part.invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot read " + part, impossible);
    }
  }
}
