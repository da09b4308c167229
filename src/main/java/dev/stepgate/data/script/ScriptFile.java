package dev.stepgate.data.script;

import com.github.luben.zstd.ZstdInputStream;
import dev.stepgate.data.DataError;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** A script's bytes: unpacked if they are packed, without a byte order mark. */
final class ScriptFile implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final String GZIP = "1f8b";
  private static final String ZSTD = "28b52ffd";
  private static final String BYTE_ORDER_MARK = "efbbbf";
  private static final String ARCHIVE =
      HexFormat.of().formatHex("PGDMP".getBytes(StandardCharsets.US_ASCII));

  private final long size;
  private final CountedStream counted;
  private final InputStream text;

  private ScriptFile(long size, CountedStream counted, InputStream text) {
    this.size = size;
    this.counted = counted;
    this.text = text;
  }

  static ScriptFile open(Path file) throws IOException, DataError {
    CountedStream counted = new CountedStream(Files.newInputStream(file));
    try {
      InputStream text = unmarked(file, unpacked(new BufferedInputStream(counted, BUFFER)));
      return new ScriptFile(Files.size(file), counted, text);
    } catch (IOException | DataError unreadable) {
      counted.close();
      throw unreadable;
    }
  }

  InputStream text() {
    return text;
  }

  /** How much of the file has been read, packed as it may be. */
  long bytesRead() {
    return counted.count();
  }

  long bytesInAll() {
    return size;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private static BufferedInputStream unpacked(BufferedInputStream in) throws IOException {
    String magic = beginning(in);
    if (magic.startsWith(GZIP)) {
      return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
    }
    if (magic.startsWith(ZSTD)) {
      return new BufferedInputStream(new ZstdInputStream(in), BUFFER);
    }
    return in;
  }

  private static InputStream unmarked(Path file, BufferedInputStream in)
      throws IOException, DataError {
    String magic = beginning(in);
    if (magic.startsWith("feff") || magic.startsWith("fffe")) {
      throw new DataError(file + " is UTF-16, and a script must be UTF-8");
    }
    if (magic.equals(ARCHIVE)) {
      throw new DataError(file + " is an archive of pg_dump, which only pg_restore reads");
    }
    if (magic.startsWith(BYTE_ORDER_MARK)) {
      in.skipNBytes(3);
    }
    return in;
  }

  private static String beginning(BufferedInputStream in) throws IOException {
    in.mark(5);
    String magic = HexFormat.of().formatHex(in.readNBytes(5));
    in.reset();
    return magic;
  }
}
