package dev.stepgate.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepgate.support.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of the log: how a record becomes bytes, and what bytes are a record. */
final class RecordLine {
  static final int LONGEST = 16 * 1024 * 1024;
  static final String NOTHING_BEFORE = "0".repeat(64);
  private static final int DEEPEST = 64;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
          .withResolverStyle(ResolverStyle.STRICT);
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST)
                          .maxNameLength(LONGEST)
                          .maxNumberLength(LONGEST)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RecordLine() {}

  /** Why a line is not a record. */
  static final class Malformed extends Exception {
    Malformed(String message) {
      super(message);
    }
  }

  static String time(Instant instant) {
    return TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  static byte[] encode(ObjectNode record) {
    return JSON.writeValueAsString(record).getBytes(UTF_8);
  }

  /** Reads one line, without its line feed. */
  static LogRecord decode(byte[] line) throws Malformed {
    ObjectNode fields = object(line);
    checkNumbers(fields);
    return new LogRecord(
        sequence(fields),
        hash(fields, "prev"),
        instant(fields),
        integer(fields, "nanos"),
        text(fields, "kind"),
        fields,
        Digests.sha256(line));
  }

  /** Reads back what was just made. */
  static LogRecord own(byte[] line) {
    if (line.length > LONGEST) {
      throw new IllegalArgumentException("a record may have " + LONGEST + " bytes");
    }
    try {
      return decode(line);
    } catch (Malformed impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode object(byte[] line) throws Malformed {
    if (line.length == 0) {
      throw new Malformed("it is empty");
    }
    if (line[0] != '{' || line[line.length - 1] != '}') {
      throw new Malformed("it does not begin with { and end with }");
    }
    try {
      return (ObjectNode) JSON.readTree(decoded(line));
    } catch (JacksonException wrong) {
      throw new Malformed("it is not JSON: " + wrong.getOriginalMessage());
    }
  }

  private static String decoded(byte[] line) throws Malformed {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException wrong) {
      throw new Malformed("it is not UTF-8");
    }
  }

  /** Numbers are whole and fit 64 bits, so that every reader sees the same one. */
  private static void checkNumbers(JsonNode node) throws Malformed {
    if (node.isNumber() && !(node.isInt() || node.isLong())) {
      throw new Malformed("it holds a number that is not a 64-bit integer");
    }
    for (JsonNode child : node) {
      checkNumbers(child);
    }
  }

  private static long sequence(ObjectNode fields) throws Malformed {
    long seq = integer(fields, "seq");
    if (seq < 0) {
      throw new Malformed("its seq is negative");
    }
    return seq;
  }

  private static String hash(ObjectNode fields, String name) throws Malformed {
    String value = text(fields, name);
    if (!HASH.matcher(value).matches()) {
      throw new Malformed("its " + name + " is not 64 lowercase hex digits");
    }
    return value;
  }

  private static Instant instant(ObjectNode fields) throws Malformed {
    String value = text(fields, "time");
    try {
      return LocalDateTime.parse(value, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException wrong) {
      throw new Malformed("its time is not of the form 2026-07-11T14:30:00.000Z");
    }
  }

  private static long integer(ObjectNode fields, String name) throws Malformed {
    @Nullable JsonNode value = fields.get(name);
    if (value == null || !value.isIntegralNumber()) {
      throw new Malformed("its " + name + " is missing or not a number");
    }
    return value.asLong();
  }

  private static String text(ObjectNode fields, String name) throws Malformed {
    @Nullable JsonNode value = fields.get(name);
    if (value == null || !value.isString()) {
      throw new Malformed("its " + name + " is missing or not a text");
    }
    return value.asString();
  }
}
