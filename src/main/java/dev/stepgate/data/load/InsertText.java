package dev.stepgate.data.load;

import dev.stepgate.data.Brand;
import dev.stepgate.data.DataError;
import dev.stepgate.data.schema.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an INSERT for the MySQL family, each after a comma, with backslashes on. */
public final class InsertText implements RowText {
  private static final Escape ESCAPE = new Escape("\\'\"\n\r\0\u001A", "\\'\"nr0Z");

  private final Place place;
  private final List<Column> columns;
  private final Form[] forms;

  public InsertText(Place place, List<Column> columns, Brand brand) {
    this.place = place;
    this.columns = columns;
    this.forms = columns.stream().map(column -> Form.of(column, brand)).toArray(Form[]::new);
  }

  @Override
  public void append(@Nullable String[] values, long row, Bytes out) throws DataError {
    out.add(',');
    for (int i = 0; i < forms.length; i++) {
      out.add(i == 0 ? '(' : ',');
      append(values[i], i, row, out);
    }
    out.add(')');
  }

  private void append(@Nullable String value, int index, long row, Bytes out) throws DataError {
    if (value == null) {
      out.addAscii("null");
      return;
    }
    Form form = forms[index];
    // Quotes around every form, so that no value is ever anything but a value.
    out.addAscii(form == Form.BYTES ? "x'" : "'");
    String text = form.applied(value);
    int stopped = ESCAPE.append(text, out);
    if (stopped != Escape.WRITTEN) {
      throw Unwritable.error(place, row, columns.get(index).name(), text.charAt(stopped));
    }
    out.add('\'');
  }
}
