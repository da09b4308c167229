package dev.stepgate.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bytes to judge: an output, a file, an answer. */
public interface Content {
  Content NOTHING = of(new byte[0], true);

  /** What must be whole in memory to be judged may be this large; several copies must fit. */
  int TEXT_LIMIT = 4 * 1024 * 1024;

  InputStream open() throws IOException;

  long size() throws IOException;

  /** Whether {@link #open()} gives everything there was. */
  boolean complete();

  /** Whether the connection to where it stands has broken, so that it says nothing. */
  default boolean wasCut() {
    return false;
  }

  default String text() throws IOException, NotJudged {
    try (InputStream in = open()) {
      // Not everything that can be read knows its size.
      byte[] bytes = in.readNBytes(TEXT_LIMIT + 1);
      if (!complete() || bytes.length > TEXT_LIMIT) {
        throw new NotJudged(
            "there is more than can be judged as one text (" + TEXT_LIMIT / 1024 / 1024 + " MiB)");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  static Content of(byte[] bytes, boolean complete) {
    return new Content() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public boolean complete() {
        return complete;
      }
    };
  }
}
