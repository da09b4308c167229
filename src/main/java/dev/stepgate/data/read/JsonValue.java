package dev.stepgate.data.read;

import dev.stepgate.data.schema.Kind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Turns a JSON value into the text of a server; docs/data-formats.md has the table. */
final class JsonValue {
  private static final String WRAPPER = "$json";
  private static final int DATE = "2026-01-01".length();

  private final JsonParser parser;
  private final RecordedInput input;

  JsonValue(JsonFile file) {
    this.parser = file.parser();
    this.input = file.input();
  }

  /** The value at the parser's token, which afterwards stands at the value's last token. */
  @Nullable String read(Kind kind) throws WrongForm {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    return switch (kind) {
      case JSON -> json(token);
      case BOOLEAN -> token == JsonToken.VALUE_STRING ? parser.getString() : truth(token);
      case INTEGER, DECIMAL, FLOAT -> number(token);
      case BINARY -> bytes(string(token));
      case TIMESTAMP, MOMENT -> moment(string(token), kind);
      default -> string(token);
    };
  }

  private static String truth(JsonToken token) throws WrongForm {
    if (!token.isBoolean()) {
      throw new WrongForm("is neither true nor false");
    }
    return token == JsonToken.VALUE_TRUE ? "true" : "false";
  }

  private String number(JsonToken token) throws WrongForm {
    if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
      throw new WrongForm("is no number");
    }
    return parser.getString();
  }

  private String string(JsonToken token) throws WrongForm {
    if (token != JsonToken.VALUE_STRING) {
      throw new WrongForm("is no string");
    }
    return parser.getString();
  }

  static String bytes(String text) throws WrongForm {
    try {
      return HexFormat.of().formatHex(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException malformed) {
      throw new WrongForm("is no base64");
    }
  }

  static String moment(String text, Kind kind) throws WrongForm {
    if (text.length() <= DATE || text.charAt(DATE) != 'T') {
      return text;
    }
    String plain = text.substring(0, DATE) + ' ' + text.substring(DATE + 1);
    if (plain.endsWith("Z")) {
      String utc = plain.substring(0, plain.length() - 1);
      return kind == Kind.MOMENT ? utc + "+00" : utc;
    }
    return kind == Kind.MOMENT && hasOffset(plain) ? inUtc(text) : plain;
  }

  private static boolean hasOffset(String text) {
    return text.indexOf('+', DATE) > 0 || text.indexOf('-', DATE) > 0;
  }

  /** Not every server takes an offset. */
  private static String inUtc(String text) throws WrongForm {
    try {
      OffsetDateTime utc = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      String written = utc.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      return written.substring(0, DATE) + ' ' + written.substring(DATE + 1) + "+00";
    } catch (DateTimeException malformed) {
      throw new WrongForm("is no date and time");
    }
  }

  private String json(JsonToken token) throws WrongForm {
    long start = parser.currentTokenLocation().getByteOffset();
    if (token == JsonToken.START_OBJECT) {
      if (WRAPPER.equals(parser.nextName())) {
        return wrapped();
      }
      skipToEndOfObject();
    } else if (token == JsonToken.START_ARRAY) {
      parser.skipChildren();
    } else {
      return scalar(token, start);
    }
    return input.text(start, parser.currentLocation().getByteOffset());
  }

  private String scalar(JsonToken token, long start) {
    if (token != JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.finishToken();
    return input.text(start, parser.currentLocation().getByteOffset());
  }

  private void skipToEndOfObject() {
    while (parser.currentToken() != JsonToken.END_OBJECT) {
      parser.nextToken();
      parser.skipChildren();
      parser.nextToken();
    }
  }

  private String wrapped() throws WrongForm {
    parser.nextToken();
    String text = string(parser.currentToken());
    if (parser.nextToken() != JsonToken.END_OBJECT) {
      throw new WrongForm("has more beside " + WRAPPER);
    }
    return text;
  }
}
