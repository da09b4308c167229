package dev.stepgate.audit;

import java.time.Instant;
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
}
