package dev.stepgate.runbook;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds every {@link Text} in records, lists and maps. */
final class Texts {
  private Texts() {}

  static Stream<Text> in(@Nullable Object holder) {
    if (holder instanceof Text text) {
      return Stream.of(text);
    }
    if (holder instanceof Collection<?> many) {
      return many.stream().flatMap(Texts::in);
    }
    if (holder instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(Texts::in);
    }
    return holder instanceof Record record ? parts(record).flatMap(Texts::in) : Stream.of();
  }

  private static Stream<@Nullable Object> parts(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents()).map(part -> read(part, record));
  }

  private static @Nullable Object read(RecordComponent part, Record record) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot read " + part, impossible);
    }
  }
}
