package dev.stepgate.data.load;

import dev.stepgate.data.DataError;
import dev.stepgate.data.read.UnreadableRow;
import dev.stepgate.data.schema.Rows;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Cuts a table's rows into chunks. */
final class Chunker {
  private static final int ROWS = 20_000;
  private static final long CHARACTERS = 4L << 20;
  private static final int FIRST_SIZE = 1 << 20;
  private static final int LARGEST_SIZE = 8 << 20;

  private final Place place;
  private final Rows rows;
  private final RowText text;
  private final int[] picked;
  private final @Nullable String[] values;
  private int chunks;
  private long read;
  private int size = FIRST_SIZE;
  private boolean over;

  /**
   * @param picked where each written column stands in the row, or -1 where null is written
   */
  Chunker(Place place, Rows rows, RowText text, int[] picked) {
    this.place = place;
    this.rows = rows;
    this.text = text;
    this.picked = picked;
    this.values = new String[picked.length];
  }

  /** The next chunk, or null after the last. */
  @Nullable Chunk next() throws DataError {
    try {
      return cut();
    } catch (OutOfMemoryError tooLong) {
      throw new DataError(
          place.row(read + 1)
              + " is too long for the memory that this process may use, which STEPGATE_HEAP sets",
          tooLong);
    }
  }

  private @Nullable Chunk cut() throws DataError {
    Bytes out = new Bytes(size);
    int[] ends = new int[ROWS];
    long firstRow = read + 1;
    int count = 0;
    // The limit counts characters and not bytes written, which differ from server to server.
    for (long characters = 0; !over && count < ROWS && characters < CHARACTERS; ) {
      @Nullable String[] row = read();
      if (row == null) {
        over = true;
      } else {
        characters += pick(row);
        text.append(values, ++read, out);
        ends[count++] = out.length();
      }
    }
    size = Math.min(LARGEST_SIZE, Math.max(size, out.length() + out.length() / 8));
    return count == 0
        ? null
        : new Chunk(++chunks, firstRow, out, Arrays.copyOf(ends, count), hash(out));
  }

  private @Nullable String @Nullable [] read() throws DataError {
    try {
      return rows.next();
    } catch (UnreadableRow wrong) {
      throw new DataError(String.valueOf(wrong.getMessage()), wrong);
    } catch (IOException failed) {
      throw new DataError(place.row(read + 1) + " cannot be read", failed);
    }
  }

  private long pick(@Nullable String[] row) {
    long characters = 0;
    for (int i = 0; i < picked.length; i++) {
      String value = picked[i] < 0 ? null : row[picked[i]];
      values[i] = value;
      characters += value == null ? 1 : value.length() + 1;
    }
    return characters;
  }

  private static String hash(Bytes out) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(out.array(), 0, out.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
