package dev.stepgate.audit;

import dev.stepgate.support.Digests;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands after the last line feed of a log whose writer was cut off. */
final class TornTail {
  private final byte[] bytes;
  private final @Nullable LogRecord record;

  TornTail(byte[] bytes) {
    this.bytes = bytes;
    this.record = read(bytes);
  }

  /** Whether only the line feed is missing: then the record is whole, and counts. */
  boolean isNext(Optional<Head> head) {
    return record != null
        && record.seq() == head.map(last -> last.seq() + 1).orElse(0L)
        && record.prev().equals(head.map(Head::hash).orElse(RecordLine.NOTHING_BEFORE));
  }

  /** Whether something is there that is not the next record. */
  boolean isTorn(Optional<Head> head) {
    return bytes.length > 0 && !isNext(head);
  }

  LogRecord record() {
    if (record == null) {
      throw new IllegalStateException("the tail is not a record");
    }
    return record;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bytes", (long) bytes.length);
    fields.put("sha256", Digests.sha256(bytes));
    return fields;
  }

  private static @Nullable LogRecord read(byte[] bytes) {
    try {
      return RecordLine.decode(bytes);
    } catch (RecordLine.Malformed torn) {
      return null;
    }
  }
}
