package dev.stepgate.data.format;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How files are made smaller; speed counts for more than the last percent. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst");

  private static final int BUFFER = 64 * 1024;
  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** What the name of a file says of it. */
  public static Compression of(String fileName) {
    return fileName.endsWith(GZIP.suffix) ? GZIP : fileName.endsWith(ZSTD.suffix) ? ZSTD : NONE;
  }

  public String suffix() {
    return suffix;
  }

  public InputStream unpacked(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, BUFFER);
      case ZSTD -> new ZstdInputStream(packed);
    };
  }

  /** Ends the packed stream when it is closed. */
  public OutputStream packed(OutputStream plain) throws IOException {
    return switch (this) {
      case NONE -> plain;
      case GZIP -> new FastGzip(plain);
      case ZSTD -> new ZstdOutputStream(plain, 1).setChecksum(true);
    };
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream packed) throws IOException {
      super(packed, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
