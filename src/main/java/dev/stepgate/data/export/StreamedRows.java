package dev.stepgate.data.export;

import dev.stepgate.data.schema.Column;
import dev.stepgate.data.schema.Kind;
import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the raw bytes of MySQL's text protocol: the driver would turn them into dates and doubles,
 * and not every value lives through that.
 */
final class StreamedRows implements Rows {
  private static final HexFormat HEX = HexFormat.of();

  private final Statement statement;
  private final ResultSet result;
  private final List<String> names;
  private final Kind[] kinds;
  private long row;
  private boolean ended;

  StreamedRows(Statement statement, ResultSet result, List<Column> columns) {
    this.statement = statement;
    this.result = result;
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
      ended = !result.next();
      return ended ? null : values();
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private @Nullable String[] values() throws SQLException, IOException {
    row++;
    @Nullable String[] values = new String[kinds.length];
    for (int column = 0; column < kinds.length; column++) {
      byte[] raw = result.getBytes(column + 1);
      values[column] = raw == null ? null : text(raw, column);
    }
    return values;
  }

  private String text(byte[] raw, int column) throws IOException {
    return switch (kinds[column]) {
      case BINARY -> HEX.formatHex(raw);
      case MOMENT -> moment(new String(raw, StandardCharsets.ISO_8859_1));
      default -> Utf8.text(raw, 0, raw.length, row, names.get(column));
    };
  }

  /** The zero timestamp is no moment in any time zone. */
  private static String moment(String text) {
    return text.startsWith("0000") ? text : text + "+00";
  }

  /** What is left would otherwise be read to the end. */
  @Override
  public void close() throws IOException {
    try (statement;
        result) {
      if (!ended) {
        statement.cancel();
      }
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }
}
