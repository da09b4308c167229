package dev.stepgate.data.convert;

import dev.stepgate.data.DataError;
import dev.stepgate.data.load.Bytes;
import dev.stepgate.data.load.Place;
import dev.stepgate.data.load.RowText;
import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an INSERT for PostgreSQL, each after a comma, with backslashes as they are. */
final class PostgresText implements RowText {
  private final Place place;
  private final List<Column> columns;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();

  PostgresText(Place place, List<Column> columns) {
    this.place = place;
    this.columns = columns;
  }

  @Override
  public void append(@Nullable String[] values, long row, Bytes out) throws DataError {
    out.add(',');
    for (int i = 0; i < values.length; i++) {
      out.add(i == 0 ? '(' : ',');
      append(values[i], columns.get(i), row, out);
    }
    out.add(')');
  }

  private void append(@Nullable String value, Column column, long row, Bytes out) throws DataError {
    if (value == null) {
      out.addAscii("null");
      return;
    }
    out.addAscii(column.kind() == Kind.BINARY ? "'\\x" : "'");
    for (byte octet : utf8(value, column, row)) {
      if (octet == '\'') {
        out.add('\'');
      }
      out.add(octet);
    }
    out.add('\'');
  }

  private byte[] utf8(String value, Column column, long row) throws DataError {
    String what = place.row(row) + ", column " + column.name() + " holds ";
    if (value.indexOf(0) >= 0) {
      throw new DataError(what + "the character U+0000, which PostgreSQL cannot hold");
    }
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(value));
      byte[] array = new byte[bytes.remaining()];
      bytes.get(array);
      return array;
    } catch (CharacterCodingException half) {
      throw new DataError(what + "half a character");
    }
  }
}
