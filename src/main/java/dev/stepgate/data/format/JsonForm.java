package dev.stepgate.data.format;

import dev.stepgate.data.schema.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/** How the values of a kind stand in JSON; docs/data-formats.md has the table. */
interface JsonForm {
  byte[] TRUE = JsonBytes.utf8("true");
  byte[] FALSE = JsonBytes.utf8("false");
  byte[] WRAPPER = JsonBytes.utf8("{\"$json\": ");

  /**
   * Writes one value.
   *
   * @return whether the value has the form of its kind; if not, nothing may have been written
   */
  boolean write(JsonBytes out, byte[] bytes, int from, int to) throws IOException;

  static JsonForm of(ColumnEntry column) {
    return of(column.kind());
  }

  static JsonForm of(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> JsonForm::bool;
      case INTEGER, FLOAT -> JsonForm::number;
      case BINARY -> JsonForm::binary;
      case JSON -> JsonForm::json;
      case TIMESTAMP -> (out, bytes, from, to) -> moment(out, bytes, from, to, to);
      case MOMENT -> JsonForm::moment;
      default -> JsonForm::string;
    };
  }

  static boolean string(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    out.string(bytes, from, to);
    return true;
  }

  private static boolean bool(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    boolean plain = is(TRUE, bytes, from, to) || is(FALSE, bytes, from, to);
    return plain ? raw(out, bytes, from, to) : string(out, bytes, from, to);
  }

  private static boolean number(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    return JsonText.isNumber(bytes, from, to)
        ? raw(out, bytes, from, to)
        : string(out, bytes, from, to);
  }

  static boolean raw(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    out.raw(bytes, from, to);
    return true;
  }

  private static boolean binary(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    if ((to - from) % 2 != 0) {
      return false;
    }
    byte[] octets = new byte[(to - from) / 2];
    for (int index = 0; index < octets.length; index++) {
      int high = Character.digit(bytes[from + 2 * index], 16);
      int low = Character.digit(bytes[from + 2 * index + 1], 16);
      if (high < 0 || low < 0) {
        return false;
      }
      octets[index] = (byte) (high << 4 | low);
    }
    out.one('"');
    out.raw(Base64.getEncoder().encode(octets));
    out.one('"');
    return true;
  }

  private static boolean json(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    if (isPlain(bytes, from, to)) {
      return raw(out, bytes, from, to);
    }
    out.raw(WRAPPER);
    out.string(bytes, from, to);
    out.one('}');
    return true;
  }

  /** Not null, and nothing that a reader could take for the wrapper. */
  private static boolean isPlain(byte[] bytes, int from, int to) {
    if (from == to || bytes[from] == 'n' || !JsonText.isExact(bytes, from, to)) {
      return false;
    }
    if (bytes[from] != '{') {
      return true;
    }
    int quote = from + 1;
    while (bytes[quote] <= ' ') {
      quote++;
    }
    return bytes[quote] != '"' || bytes[quote + 1] != '$' && bytes[quote + 1] != '\\';
  }

  private static boolean moment(JsonBytes out, byte[] bytes, int from, int to) throws IOException {
    boolean utc =
        to - from > 3 && bytes[to - 3] == '+' && bytes[to - 2] == '0' && bytes[to - 1] == '0';
    return utc ? moment(out, bytes, from, to - 3, to) : string(out, bytes, from, to);
  }

  /** A date and time from one place to another; up to a third it is in UTC. */
  static boolean moment(JsonBytes out, byte[] bytes, int from, int end, int to) throws IOException {
    if (!isOnCalendar(bytes, from, end)) {
      return string(out, bytes, from, to);
    }
    out.one('"');
    out.raw(bytes, from, from + 10);
    out.one('T');
    out.raw(bytes, from + 11, end);
    if (end < to) {
      out.one('Z');
    }
    out.one('"');
    return true;
  }

  /** {@code 2026-01-01 10:00:00}, with or without a fraction, and no month or day of zero. */
  static boolean isOnCalendar(byte[] bytes, int from, int end) {
    if (end - from < 19
        || bytes[from + 10] != ' '
        || isZero(bytes, from + 5)
        || isZero(bytes, from + 8)) {
      return false;
    }
    for (int index = from; index < end; index++) {
      if (index != from + 10 && "0123456789-:.".indexOf(bytes[index]) < 0) {
        return false;
      }
    }
    return bytes[from + 4] == '-' && bytes[from + 7] == '-';
  }

  private static boolean isZero(byte[] bytes, int at) {
    return bytes[at] == '0' && bytes[at + 1] == '0';
  }

  private static boolean is(byte[] wanted, byte[] bytes, int from, int to) {
    return Arrays.equals(wanted, 0, wanted.length, bytes, from, to);
  }
}
