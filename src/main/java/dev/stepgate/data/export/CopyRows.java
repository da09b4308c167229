package dev.stepgate.data.export;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** Takes COPY's text format apart: tabs between values, backslashes before what is not itself. */
final class CopyRows implements Rows {
  private final CopyOut copy;
  private final List<String> names;
  private final Kind[] kinds;
  private long row;

  CopyRows(CopyOut copy, List<Column> columns) {
    this.copy = copy;
    this.names = columns.stream().map(Column::name).toList();
    this.kinds = columns.stream().map(Column::kind).toArray(Kind[]::new);
  }

  @Override
  public List<String> columns() {
    return names;
  }

  @Override
  public @Nullable String @Nullable [] next() throws IOException {
    try {
      byte[] line = copy.readFromCopy();
      return line == null ? null : values(line);
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private @Nullable String[] values(byte[] line) throws IOException {
    row++;
    @Nullable String[] values = new String[kinds.length];
    int start = 0;
    for (int column = 0; column < kinds.length; column++) {
      boolean escaped = false;
      int end = start;
      for (byte octet = line[end]; octet != '\t' && octet != '\n'; octet = line[++end]) {
        escaped |= octet == '\\';
      }
      values[column] = value(line, start, end, escaped, column);
      start = end + 1;
    }
    return values;
  }

  private @Nullable String value(byte[] line, int start, int end, boolean escaped, int column)
      throws IOException {
    Kind kind = kinds[column];
    if (!escaped) {
      if (kind == Kind.BOOLEAN) {
        return line[start] == 't' ? "true" : "false";
      }
      return Utf8.text(line, start, end, row, names.get(column));
    }
    if (end - start == 2 && line[start + 1] == 'N') {
      return null;
    }
    // Bytes come as \\x and hex digits.
    return kind == Kind.BINARY
        ? new String(line, start + 3, end - start - 3, StandardCharsets.ISO_8859_1)
        : unescaped(line, start, end, column);
  }

  /** In place: nobody needs the line again. */
  private String unescaped(byte[] line, int start, int end, int column) throws IOException {
    int to = start;
    for (int from = start; from < end; from++) {
      byte octet = line[from];
      line[to++] = octet == '\\' ? meant(line[++from]) : octet;
    }
    return Utf8.text(line, start, to, row, names.get(column));
  }

  private static byte meant(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      default -> escape;
    };
  }

  @Override
  public void close() throws IOException {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }
}
