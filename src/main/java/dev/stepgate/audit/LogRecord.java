package dev.stepgate.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record of a log as it was read back.
 *
 * @param hash SHA-256 of the line's exact bytes, without its line break
 * @param fields everything of the line, the common fields included
 */
public record LogRecord(
    long seq, String prev, Instant time, long nanos, String kind, ObjectNode fields, String hash) {

  public String text(String field) {
    return fields.path(field).asString("");
  }

  public int number(String field) {
    return fields.path(field).asInt(0);
  }

  /** For amounts that may not fit an int: bytes, process start times. */
  public long amount(String field) {
    return fields.path(field).asLong(0);
  }

  public boolean flag(String field) {
    return fields.path(field).asBoolean(false);
  }

  public boolean has(String field) {
    return fields.hasNonNull(field);
  }

  /** The texts of a list; empty when there is none. */
  public List<String> texts(String field) {
    return elements(fields.path(field)).map(node -> node.asString("")).toList();
  }

  /** The evidence file of this record. */
  public Optional<Output> output() {
    return Output.of(fields.path("output"));
  }

  public Head head() {
    return new Head(seq, hash);
  }

  boolean is(String wanted) {
    return kind.equals(wanted);
  }

  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
