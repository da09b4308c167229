package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tab-separated text of COPY and of LOAD DATA. */
final class CopyText implements RowText {
  private static final Escape POSTGRESQL = new Escape("\\\n\r\t", "\\nrt");
  private static final Escape MYSQL = new Escape("\\\n\r\t\0", "\\nrt0");

  private final Place place;
  private final List<Column> columns;
  private final Form[] forms;
  private final Escape escape;
  private final String bytesMark;

  CopyText(Place place, List<Column> columns, Brand brand) {
    this.place = place;
    this.columns = columns;
    this.forms = columns.stream().map(column -> Form.of(column, brand)).toArray(Form[]::new);
    this.escape = brand.isMysqlFamily() ? MYSQL : POSTGRESQL;
    this.bytesMark = brand.isMysqlFamily() ? "" : "\\\\x";
  }

  @Override
  public void append(@Nullable String[] values, long row, Bytes out) throws DataError {
    for (int i = 0; i < forms.length; i++) {
      if (i > 0) {
        out.add('\t');
      }
      append(values[i], i, row, out);
    }
    out.add('\n');
  }

  private void append(@Nullable String value, int index, long row, Bytes out) throws DataError {
    if (value == null) {
      out.addAscii("\\N");
      return;
    }
    if (forms[index] == Form.BYTES) {
      out.addAscii(bytesMark);
    }
    String text = forms[index].applied(value);
    int stopped = escape.append(text, out);
    if (stopped != Escape.WRITTEN) {
      throw Unwritable.error(place, row, columns.get(index).name(), text.charAt(stopped));
    }
  }
}
