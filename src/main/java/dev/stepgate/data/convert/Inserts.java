package dev.stepgate.data.convert;

import dev.stepgate.data.DataError;
import dev.stepgate.data.load.Bytes;
import dev.stepgate.data.load.RowText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts rows into statements of many, each no longer than any server takes. */
final class Inserts {
  /** The smallest limit that a client or server has by itself is 1 MB. */
  private static final int MOST = 512 * 1024;

  private final OutputStream out;
  private final byte[] begin;
  private final RowText text;
  private Bytes rows = new Bytes(1 << 16);

  Inserts(OutputStream out, String begin, RowText text) {
    this.out = out;
    this.begin = begin.getBytes(StandardCharsets.UTF_8);
    this.text = text;
  }

  void add(@Nullable String[] values, long row) throws IOException, DataError {
    Bytes one = new Bytes(1 << 10);
    text.append(values, row, one);
    if (rows.length() > 0 && rows.length() + one.length() > MOST) {
      end();
    }
    boolean first = rows.length() == 0;
    rows.add(one.array(), first ? 1 : 0, one.length());
  }

  void end() throws IOException {
    if (rows.length() > 0) {
      out.write(begin);
      out.write(rows.array(), 0, rows.length());
      out.write(";\n".getBytes(StandardCharsets.US_ASCII));
      rows = new Bytes(1 << 16);
    }
  }
}
